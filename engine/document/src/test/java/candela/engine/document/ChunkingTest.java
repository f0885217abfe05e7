package candela.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.document.Block.Type;
import candela.engine.document.Chunking.ByTitle;
import candela.engine.document.Chunking.Fixed;
import candela.engine.document.Chunking.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where documents are cut. */
class ChunkingTest {

    /** Puts blocks together as an extraction does. */
    private static final class Text {
        private final StringBuilder text = new StringBuilder();
        private final List<Block> blocks = new ArrayList<>();

        Text heading(int level, int page, String words) {
            return add(Type.HEADING, level, page, words);
        }

        Text paragraph(int page, String words) {
            return add(Type.PARAGRAPH, 0, page, words);
        }

        private Text add(Type type, int level, int page, String words) {
            text.append(text.isEmpty() ? "" : "\n\n");
            int start = text.length();
            text.append(words);
            blocks.add(new Block(type, level, page, start, text.length(), List.of()));
            return this;
        }

        Document document() {
            return new Document(
                    Kind.PDF, "a.pdf", "a", null, Map.of(), 3, text.toString(), blocks, List.of(), List.of());
        }
    }

    private static String words(int characters) {
        return "word ".repeat(characters / 5 + 1).substring(0, characters - 1) + ".";
    }

    private static List<String> cut(Chunking how, Document document) {
        return how.chunks(document).stream()
                .map(it -> it.text().replace("\n\n", "⏎"))
                .toList();
    }

    @Test
    void aHeadingBeginsASection() {
        var document = new Text()
                .heading(1, 1, "Leave")
                .paragraph(1, "Paid.")
                .paragraph(1, "Unpaid.")
                .heading(1, 1, "Illness")
                .paragraph(1, "Call.")
                .document();

        assertThat(cut(new ByTitle(0, 1_000, true), document)).containsExactly("Leave⏎Paid.⏎Unpaid.", "Illness⏎Call.");
    }

    @Test
    void smallSectionsAreCombinedUntilThereAreSoManyCharacters() {
        var document = new Text()
                .heading(1, 1, "A")
                .paragraph(1, words(30))
                .heading(1, 1, "B")
                .paragraph(1, words(30))
                .heading(1, 1, "C")
                .paragraph(1, words(30))
                .heading(1, 1, "D")
                .paragraph(1, words(30))
                .document();

        assertThat(cut(new ByTitle(50, 100, true), document))
                .containsExactly("A⏎" + words(30) + "⏎B⏎" + words(30), "C⏎" + words(30) + "⏎D⏎" + words(30));
        assertThat(cut(new ByTitle(0, 100, true), document)).hasSize(4);
    }

    @Test
    void aFullChunkEndsWithinASection() {
        var document = new Text()
                .heading(1, 1, "A")
                .paragraph(1, words(60))
                .paragraph(1, words(50))
                .paragraph(1, words(20))
                .document();

        // 63 characters are under 100: the second paragraph still joins; 115 are not: the third begins anew
        assertThat(cut(new ByTitle(0, 100, true), document))
                .containsExactly("A⏎" + words(60) + "⏎" + words(50), words(20));
    }

    @Test
    void aBlockThatWouldExceedTheMostBeginsAnew() {
        var document =
                new Text().paragraph(1, words(90)).paragraph(1, words(70)).document();

        assertThat(cut(new ByTitle(0, 100, true), document)).containsExactly(words(90), words(70));
    }

    @Test
    void aBlockLongerThanTheMostIsCutAtSentences() {
        var sentence = "One two three four five six seven eight. ";
        var document = new Text().paragraph(1, sentence.repeat(6).strip()).document();

        assertThat(cut(new ByTitle(0, 100, true), document))
                .containsExactly(sentence.repeat(3).strip(), sentence.repeat(3).strip());
    }

    @Test
    void sectionsEndWithThePageWhenTheyMayNotRunAcross() {
        var document = new Text()
                .heading(1, 1, "A")
                .paragraph(1, "One.")
                .paragraph(2, "Two.")
                .heading(1, 2, "B")
                .paragraph(3, "Three.")
                .document();

        assertThat(cut(new ByTitle(500, 1_000, false), document)).containsExactly("A⏎One.", "Two.⏎B", "Three.");
        assertThat(cut(new ByTitle(0, 1_000, true), document)).containsExactly("A⏎One.⏎Two.", "B⏎Three.");
        assertThat(new ByTitle(0, 1_000, true).chunks(document))
                .extracting(Chunk::firstPage, Chunk::lastPage)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 2), org.assertj.core.groups.Tuple.tuple(2, 3));
    }

    @Test
    void chunksKnowTheHeadingsAboveThem() {
        var document = new Text()
                .heading(1, 1, "Book")
                .heading(2, 1, "Leave")
                .paragraph(1, words(90))
                .paragraph(1, words(90))
                .heading(2, 1, "Illness")
                .paragraph(1, words(90))
                .heading(1, 1, "Annex")
                .document();

        assertThat(new ByTitle(0, 80, true).chunks(document))
                .extracting(Chunk::path)
                .containsExactly(
                        List.of("Book"),
                        List.of("Book", "Leave"),
                        List.of("Book", "Leave"),
                        List.of("Book", "Illness"),
                        List.of("Annex"));
    }

    @Test
    void fixedChunksOverlapByWords() {
        var document = new Text()
                .paragraph(
                        1,
                        IntStream.range(0, 60)
                                .mapToObj(i -> "w" + i)
                                .reduce((a, b) -> a + " " + b)
                                .orElseThrow())
                .document();
        var chunks = new Fixed(60, 20).chunks(document);

        assertThat(chunks.get(0).text()).hasSizeLessThanOrEqualTo(60).endsWith("w16");
        assertThat(chunks.get(1).text()).startsWith("w12 w13");
        assertThat(chunks.getLast().text()).endsWith("w59");
    }

    @Test
    void noneIsOnePiece() {
        var document = new Text().heading(1, 1, "A").paragraph(2, words(5_000)).document();

        assertThat(new None().chunks(document)).singleElement().satisfies(it -> {
            assertThat(it.text()).isEqualTo(document.text());
            assertThat(it.lastPage()).isEqualTo(2);
        });
    }

    @Test
    void numbersThatDoNotFitAreRefusedInWords() {
        assertThatThrownBy(() -> new ByTitle(600, 500, true)).hasMessageContaining("0 to 500");
        assertThatThrownBy(() -> new ByTitle(0, 1, true)).hasMessageContaining("20 to 1,000,000");
        assertThatThrownBy(() -> new Fixed(100, 60)).hasMessageContaining("0 to 50");
    }

    @Test
    void nothingIsLostDoubledOrTooLong() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var document = random(random);
            int size = 20 + random.nextInt(300);
            var byTitle = new ByTitle(random.nextInt(size + 1), size, random.nextBoolean());
            assertCovers(byTitle, document, byTitle.most(), true);
            assertCovers(new Fixed(size, 0), document, size, true);
            assertCovers(new Fixed(size, random.nextInt(size / 2 + 1)), document, size, false);
            assertCovers(new None(), document, Integer.MAX_VALUE, true);
        }
    }

    private static Document random(Random random) {
        var text = new Text();
        int page = 1;
        for (int i = random.nextInt(30); i >= 0; i--) {
            page += random.nextInt(4) == 0 ? 1 : 0;
            if (random.nextInt(4) == 0) {
                text.heading(1 + random.nextInt(3), page, "Heading " + i);
            } else {
                text.paragraph(page, prose(random));
            }
        }
        return text.document();
    }

    /** Words, very long words, and characters of two and more units. */
    private static String prose(Random random) {
        var pieces = List.of("leave ", "policy. ", "Huế ", "👩‍🚀", "e\u0301", "x".repeat(90), "\n", "; ");
        var prose = new StringBuilder("a");
        for (int i = random.nextInt(80); i >= 0; i--) {
            prose.append(pieces.get(random.nextInt(pieces.size())));
        }
        return prose.append("z").toString();
    }

    private static void assertCovers(Chunking how, Document document, int most, boolean once) {
        var chunks = how.chunks(document);
        var seen = new int[document.text().length()];
        for (var it : chunks) {
            assertThat(it.text())
                    .hasSizeBetween(1, most)
                    .isEqualTo(document.text().substring(it.start(), it.end()));
            assertThat(Character.isLowSurrogate(it.text().charAt(0))).isFalse();
            for (int i = it.start(); i < it.end(); i++) {
                seen[i]++;
            }
        }
        for (int i = 0; i < seen.length; i++) {
            if (!Character.isWhitespace(document.text().charAt(i))) {
                assertThat(seen[i]).as("%s at %d", how, i).matches(it -> once ? it == 1 : it >= 1);
            }
        }
        assertThat(how.chunks(document)).isEqualTo(chunks);
    }
}
