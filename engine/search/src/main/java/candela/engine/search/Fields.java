package candela.engine.search;

import candela.engine.search.Passage.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/** How a passage is kept in Lucene. */
final class Fields {

    static final String ID = "id";
    static final String DOCUMENT = "document";
    static final String DATASET = "dataset";
    /** Of the document in the dataset. */
    static final String KEY = "key";
    /** Words of title, headings and text. */
    static final String TITLE = "title";

    static final String BODY = "body";
    /** The same, with accents. */
    static final String EXACT = "exact";

    private static final String STORED = "stored";

    private Fields() {}

    static String key(String dataset, String document) {
        return dataset + '\0' + document;
    }

    static String keyword(String name) {
        return "keyword:" + name;
    }

    static String date(String name) {
        return "date:" + name;
    }

    /** Each model has a field, and so a graph, of its own. */
    static String vector(String model) {
        return "vector:" + model;
    }

    static Document document(Passage passage, @Nullable Meaning meaning) {
        var document = new Document();
        document.add(new StringField(ID, passage.id(), Field.Store.NO));
        document.add(new StringField(DOCUMENT, passage.place().document(), Field.Store.NO));
        document.add(new StringField(DATASET, passage.place().dataset(), Field.Store.NO));
        document.add(new StringField(
                KEY, key(passage.place().dataset(), passage.place().document()), Field.Store.NO));
        var heading = passage.title() + "\n" + String.join("\n", passage.path());
        document.add(new TextField(TITLE, heading, Field.Store.NO));
        document.add(new TextField(BODY, passage.text(), Field.Store.NO));
        document.add(new TextField(EXACT, heading + "\n" + passage.text(), Field.Store.NO));
        passage.keywords()
                .forEach((name, value) -> document.add(new StringField(keyword(name), value, Field.Store.NO)));
        passage.dates().forEach((name, time) -> document.add(new LongPoint(date(name), time.toEpochMilli())));
        document.add(new StoredField(STORED, written(passage)));
        if (meaning != null) {
            document.add(new KnnFloatVectorField(
                    vector(meaning.model()), meaning.vector(), VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }

    static Passage passage(Document document) {
        var bytes = document.getBinaryValue(STORED);
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
            var id = text(in);
            var place = new Place(
                    text(in), text(in), in.readLong(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
            return new Passage(id, place, text(in), texts(in), text(in), keywords(in), dates(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(Passage passage) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            var place = passage.place();
            texts(out, List.of(passage.id(), place.dataset(), place.document()), false);
            out.writeLong(place.version());
            for (var it : new int[] {place.firstPage(), place.lastPage(), place.start(), place.end()}) {
                out.writeInt(it);
            }
            texts(out, List.of(passage.title()), false);
            texts(out, passage.path(), true);
            texts(out, List.of(passage.text()), false);
            texts(
                    out,
                    passage.keywords().entrySet().stream()
                            .map(it -> it.getKey() + '\0' + it.getValue())
                            .toList(),
                    true);
            texts(
                    out,
                    passage.dates().entrySet().stream()
                            .map(it -> it.getKey() + '\0' + it.getValue())
                            .toList(),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void texts(DataOutputStream out, List<String> texts, boolean counted) throws IOException {
        if (counted) {
            out.writeInt(texts.size());
        }
        for (var it : texts) {
            var bytes = it.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (int i = in.readInt(); i > 0; i--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static Map<String, String> keywords(DataInputStream in) throws IOException {
        var keywords = new HashMap<String, String>();
        for (var it : texts(in)) {
            keywords.put(it.substring(0, it.indexOf('\0')), it.substring(it.indexOf('\0') + 1));
        }
        return keywords;
    }

    private static Map<String, Instant> dates(DataInputStream in) throws IOException {
        var dates = new HashMap<String, Instant>();
        keywords(in).forEach((name, time) -> dates.put(name, Instant.parse(time)));
        return dates;
    }
}
