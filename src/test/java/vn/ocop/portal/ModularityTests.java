package vn.ocop.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

/// The rooms: who may use whom, and what stays inside.
class ModularityTests {
    /// Lowest first: a room may use those before it.
    private static final List<String> ROOMS = List.of(
            "core",
            "area",
            "organization",
            "account",
            "plan",
            "subject",
            "activity",
            "letter",
            "report",
            "overview",
            "exchange",
            "audit",
            "site");

    private static final Path SOURCES = Path.of("src/main/java");
    private final ApplicationModules rooms = ApplicationModules.of(OcopPortal.class);
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.ocop.portal");

    @Test
    void roomsUseOnlyWhatTheirPackageInfoAllowsAndNoneGoesInCircles() {
        rooms.verify();
    }

    @TestFactory
    Stream<DynamicTest> aRoomUsesOnlyRoomsBelowIt() {
        return rooms.stream()
                .map(room -> DynamicTest.dynamicTest(room.getIdentifier().toString(), () -> {
                    int position = ROOMS.indexOf(room.getIdentifier().toString());
                    assertThat(position).as("known room").isNotNegative();
                    assertThat(room.getDirectDependencies(rooms).uniqueModules())
                            .allSatisfy(used -> assertThat(
                                            ROOMS.indexOf(used.getIdentifier().toString()))
                                    .as(used.getIdentifier().toString())
                                    .isLessThan(position));
                }));
    }

    @Test
    void theLetterKnowsNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("vn.ocop.portal.letter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "java.sql..",
                        "org.springframework.jdbc..",
                        "vn.ocop.portal.activity..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void entitiesRepositoriesAndPagesStayInTheirRoom() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(Repository.class)
                .or()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAssignableTo(org.springframework.data.repository.Repository.class)
                .should()
                .notBePublic()
                .check(classes);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
                            .content()
                            .startsWith("/// ")
                            .contains("\n@NullMarked\n"));
        }
    }
}
