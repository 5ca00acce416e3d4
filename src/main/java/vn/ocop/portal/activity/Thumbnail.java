package vn.ocop.portal.activity;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import vn.ocop.portal.core.RuleViolation;

/// Draws a small picture of a photo, upright and without what the photo tells of itself.
final class Thumbnail {
    private static final int EDGE = 480;
    private static final long MOST_PIXELS = 100_000_000;
    private static final long MOST_READ = 8_000_000;
    /// A photo is a heap of memory while it is drawn.
    private static final Semaphore AT_ONCE = new Semaphore(2, true);

    private Thumbnail() {}

    /// A JPEG of at most 480 pixels a side. A large photo is read at a part of its pixels, never whole.
    ///
    /// @param name what the sender calls the file
    /// @throws RuleViolation with the name: `evidence.picture.large` above 100 million pixels,
    ///     `evidence.picture.broken` where it cannot be drawn
    static byte[] of(byte[] photo, String name) {
        AT_ONCE.acquireUninterruptibly();
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(photo))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) throw new RuleViolation("evidence.picture.broken", name);
            var reader = readers.next();
            try {
                reader.setInput(input);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) throw new RuleViolation("evidence.picture.large", name);
                var partly = reader.getDefaultReadParam();
                int step = step(width, height);
                partly.setSourceSubsampling(step, step, 0, 0);
                var read = reader.read(0, partly);
                var upright = upright(read, reader);
                var drawn = new ByteArrayOutputStream();
                Thumbnails.of(opaque(upright))
                        .size(Math.min(EDGE, upright.getWidth()), Math.min(EDGE, upright.getHeight()))
                        .outputFormat("jpg")
                        .outputQuality(0.8)
                        .toOutputStream(drawn);
                return drawn.toByteArray();
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new RuleViolation("evidence.picture.broken", name);
        } finally {
            AT_ONCE.release();
        }
    }

    /// Of how many pixels in a row one is read: as few as the small picture needs, and of a long strip fewer.
    static int step(int width, int height) {
        int step = Math.max(1, Math.min(width, height) / (2 * EDGE));
        while (Math.ceilDiv(width, step) * (long) Math.ceilDiv(height, step) > MOST_READ) step++;
        return step;
    }

    /// Turned as the photo says; as it is where what it says cannot be read.
    private static BufferedImage upright(BufferedImage image, ImageReader reader) {
        try {
            var orientation = ExifUtils.getExifOrientation(reader, 0);
            return orientation == null
                    ? image
                    : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
        } catch (IOException | IllegalArgumentException unreadable) {
            return image;
        }
    }

    /// On white: JPEG knows nothing transparent.
    private static BufferedImage opaque(BufferedImage image) {
        var paper = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = paper.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return paper;
    }
}
