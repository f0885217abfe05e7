package candela.engine.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/** The files of an index; what is damaged or of another make is thrown away, since its owner can make it anew. */
record Store(Directory directory, IndexWriter writer, long sequence) {

    private static final String SEQUENCE = "sequence";
    private static final String FORMAT = "format";
    /** Rises with each change to {@link Fields} or {@link Words}. */
    private static final String CURRENT = "2";

    private static final int BUFFER_MEGABYTES = 64;
    private static final int NEIGHBOURS = 16;
    private static final int BEAM = 100;
    /**
     * Lucene builds a graph of no fewer vectors than some eight times this, about 4,000. All of them are compared as
     * fast, and to build graphs of parts that are soon merged was half of what it costs to add passages.
     */
    private static final int WITHOUT_GRAPH = 500;

    static Store open(Path folder) throws IOException {
        try {
            return opened(folder);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | NoSuchFileException e) {
            System.getLogger(Store.class.getName())
                    .log(System.Logger.Level.WARNING, "The index in " + folder + " is made anew: " + e.getMessage());
            empty(folder);
            return opened(folder);
        }
    }

    private static Store opened(Path folder) throws IOException {
        Files.createDirectories(folder);
        var directory = MMapDirectory.open(folder);
        try {
            var said = said(directory);
            var known = CURRENT.equals(said.get(FORMAT));
            var writer = new IndexWriter(directory, settings(known));
            return new Store(directory, writer, known ? Long.parseLong(said.getOrDefault(SEQUENCE, "0")) : 0);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Map<String, String> said(Directory directory) throws IOException {
        try {
            return SegmentInfos.readLatestCommit(directory).getUserData();
        } catch (IndexNotFoundException e) {
            return Map.of();
        }
    }

    static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var all = Files.list(folder)) {
            for (var it : all.toList()) {
                Files.deleteIfExists(it);
            }
        }
    }

    private static IndexWriterConfig settings(boolean append) {
        var merging = new ConcurrentMergeScheduler();
        merging.setMaxMergesAndThreads(4, 1);
        return new IndexWriterConfig(analyzer())
                .setOpenMode(append ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE)
                .setCommitOnClose(false)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergeScheduler(merging)
                .setCodec(new Codec());
    }

    private static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(Words.FOLDED, Map.of(Fields.EXACT, Words.EXACT));
    }

    void commit(long number) throws IOException {
        writer.setLiveCommitData(
                Map.of(SEQUENCE, String.valueOf(number), FORMAT, CURRENT).entrySet());
        writer.commit();
    }

    /**
     * Lucene's own, with vectors of eight bits to walk along beside the whole ones, by which the found are compared.
     */
    static final class Codec extends FilterCodec {

        private static final KnnVectorsFormat VECTORS =
                new Lucene104HnswScalarQuantizedVectorsFormat(
                        ScalarEncoding.UNSIGNED_BYTE, NEIGHBOURS, BEAM, 1, null, WITHOUT_GRAPH) {
                    /** Lucene's 1,024 is a caution: what more of them cost is time alone. */
                    @Override
                    public int getMaxDimensions(String field) {
                        return Meaning.LONGEST;
                    }
                };

        /** By a name that Lucene knows, since each field says itself how it was written. */
        Codec() {
            super("Lucene104", new Lucene104Codec());
        }

        @Override
        public KnnVectorsFormat knnVectorsFormat() {
            return PER_FIELD;
        }

        private static final KnnVectorsFormat PER_FIELD =
                new org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat() {
                    @Override
                    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                        return VECTORS;
                    }
                };
    }
}
