package vn.ocop.portal.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Renders frozen letters in a process of its own, started from the tests' class path.
final class FreshRendering {
    private FreshRendering() {}

    /// Renders each of the files `*.json` of a directory into `*.docx` and `*.pdf` beside it.
    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        var docx = new LetterDocx();
        var pdf = new LetterPdf(new LetterHtml());
        try (var contents = Files.newDirectoryStream(directory, "*.json")) {
            for (var content : contents) {
                var letter = LetterContent.read(Files.readAllBytes(content));
                var name = content.getFileName().toString().replace(".json", "");
                Files.write(directory.resolve(name + ".docx"), docx.render(letter, Letters.PROFILE));
                Files.write(directory.resolve(name + ".pdf"), pdf.render(letter, Letters.PROFILE));
            }
        }
    }

    /// Starts the process and waits for its end.
    /// @param settings what the process is told of its surroundings, "-Duser.timezone=UTC"
    static void run(Path directory, String... settings) throws IOException, InterruptedException {
        var command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Stream.of(settings),
                        Stream.of(
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FreshRendering.class.getName(),
                                directory.toString()))
                .flatMap(part -> part)
                .toList();
        var process = new ProcessBuilder(List.copyOf(command)).inheritIO().start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) process.destroyForcibly();
        if (process.waitFor() != 0) throw new IOException("the process ended with " + process.exitValue());
    }
}
