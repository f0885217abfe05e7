package candela.engine.ai;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Cuts text into the pieces of words that a BERT model of lower-case English was trained on: the longest known piece
 * first, what goes on within a word marked by {@code ##}.
 */
final class WordPieces {
    private static final int LONGEST_WORD = 100;
    private static final String INNER = "##";

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int first;
    private final int last;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.unknown = id("[UNK]");
        this.first = id("[CLS]");
        this.last = id("[SEP]");
    }

    private int id(String piece) {
        var id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("no " + piece + " in the vocabulary");
        }
        return id;
    }

    /** Reads the object {@code vocab} of a tokenizer file of the Hugging Face format. */
    static WordPieces of(InputStream json) {
        var vocabulary = new HashMap<String, Integer>(65_536);
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("vocab")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                        vocabulary.put(parser.currentName(), parser.nextIntValue(-1));
                    }
                    break;
                }
            }
        }
        return new WordPieces(vocabulary);
    }

    /** Reads {@code tokenizer.json}, or {@code vocab.txt} with a piece on each line. */
    static WordPieces in(Path folder) throws IOException {
        var json = folder.resolve("tokenizer.json");
        var text = folder.resolve("vocab.txt");
        try (var in = Files.newInputStream(Files.isRegularFile(json) ? json : text)) {
            return Files.isRegularFile(json) ? of(in) : ofLines(in);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file tokenizer.json or vocab.txt", e);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IOException("its words are not cut as BERT's are (WordPiece): " + e.getMessage(), e);
        }
    }

    private static WordPieces ofLines(InputStream text) throws IOException {
        var vocabulary = new HashMap<String, Integer>(65_536);
        var lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            vocabulary.put(line, vocabulary.size());
        }
        return new WordPieces(vocabulary);
    }

    /** The numbers of the pieces, within the marks of begin and end, cut off at a length that counts the marks. */
    long[] ids(String text, int longest) {
        var ids = new ArrayList<Integer>();
        ids.add(first);
        for (var word : words(text)) {
            addPieces(word, ids);
            if (ids.size() >= longest) {
                break;
            }
        }
        var kept = ids.subList(0, Math.min(ids.size(), longest - 1));
        kept.add(last);
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    private void addPieces(String word, List<Integer> ids) {
        var pieces = new ArrayList<Integer>();
        for (int from = 0; from < word.length(); ) {
            int to = word.length();
            while (to > from && !vocabulary.containsKey(piece(word, from, to))) {
                to = word.offsetByCodePoints(to, -1);
            }
            if (to == from || word.codePointCount(0, word.length()) > LONGEST_WORD) {
                ids.add(unknown);
                return;
            }
            pieces.add(id(piece(word, from, to)));
            from = to;
        }
        ids.addAll(pieces);
    }

    private static String piece(String word, int from, int to) {
        return from == 0 ? word.substring(0, to) : INNER + word.substring(from, to);
    }

    /** Words in lower case without accents; each punctuation mark and each Chinese character is a word of its own. */
    private static List<String> words(String text) {
        var spaced = new StringBuilder();
        Normalizer.normalize(clean(text), Normalizer.Form.NFD)
                .codePoints()
                .filter(it -> Character.getType(it) != Character.NON_SPACING_MARK)
                .map(Character::toLowerCase)
                .forEach(it -> append(spaced, it));
        return List.of(spaced.toString().split(" ")).stream()
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static void append(StringBuilder spaced, int point) {
        if (isPunctuation(point) || isChinese(point)) {
            spaced.append(' ').appendCodePoint(point).append(' ');
        } else {
            spaced.appendCodePoint(point);
        }
    }

    private static String clean(String text) {
        var clean = new StringBuilder();
        text.codePoints().forEach(it -> {
            if (isSpace(it)) {
                clean.append(' ');
            } else if (it != 0xFFFD && !isControl(it)) {
                clean.appendCodePoint(it);
            }
        });
        return clean.toString();
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) && !isControl(point) || Character.isSpaceChar(point) || isLineEnd(point);
    }

    private static boolean isLineEnd(int point) {
        return point == '\t' || point == '\n' || point == '\r';
    }

    private static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int point) {
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> point < 128 && "$+<=>^`|~".indexOf(point) >= 0;
        };
    }

    /** The blocks that BERT takes for Chinese; Japanese syllables and Korean are not among them. */
    private static boolean isChinese(int point) {
        return point >= 0x4E00 && point <= 0x9FFF
                || point >= 0x3400 && point <= 0x4DBF
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0x20000 && point <= 0x2CEAF
                || point >= 0x2F800 && point <= 0x2FA1F;
    }
}
