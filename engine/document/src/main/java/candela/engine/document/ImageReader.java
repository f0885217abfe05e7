package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Pictures of text. */
final class ImageReader implements FileReader {

    private static final long PIXELS = 60_000_000;

    private final @Nullable Tesseract tesseract;

    ImageReader(@Nullable Tesseract tesseract) {
        this.tesseract = tesseract;
    }

    @Override
    public void read(Source source, Telling telling) throws IOException {
        refuseLarge(source.path());
        if (tesseract == null) {
            throw new Refusal(Reason.NEEDS_OCR, Tesseract.MISSING);
        }
        telling.pages(1);
        tesseract.read(source.path()).forEach(it -> telling.paragraph(1, it));
    }

    /** By what the head of the file says, before anybody unpacks it. */
    private static void refuseLarge(Path file) throws IOException {
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no picture that can be read");
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS) {
                    throw new Refusal(
                            Reason.TOO_LARGE, "has more than 60 million pixels. Scan it coarser, at 300 dpi.");
                }
            } finally {
                reader.dispose();
            }
        }
    }
}
