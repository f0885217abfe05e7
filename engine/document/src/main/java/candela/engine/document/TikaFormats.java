package candela.engine.document;

import java.util.Set;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.txt.TXTParser;

/** The kinds of files that Tika reads, each by the one parser that is for it. */
final class TikaFormats implements FileReader {

    private static final Set<String> OLD =
            Set.of("application/msword", "application/vnd.ms-powerpoint", "application/vnd.ms-excel");

    private final Readers readers;
    private final Parser html = new JSoupParser();
    private final Parser rtf = new RTFParser();
    private final Parser text = new TXTParser();

    TikaFormats(Readers readers) {
        this.readers = readers;
    }

    @Override
    public void read(Source source, Telling telling) throws Exception {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, source.name());
        metadata.set(Metadata.CONTENT_TYPE, source.type().toString());
        var context = new ParseContext();
        context.set(OfficeParserConfig.class, office());
        context.set(EmbeddedDocumentExtractor.class, embedded(source, telling));
        // what the text of a mail is read by
        context.set(Parser.class, new AutoDetectParser(readers.types().detector(), html, rtf, text));
        var handler = new BlockHandler(source.kind(), telling);
        try (var in = TikaInputStream.get(source.path())) {
            parser(source.kind(), source.type()).parse(in, handler, metadata, context);
        }
        handler.finish();
        Properties.tell(source.kind(), metadata, telling);
    }

    private EmbeddedDocumentExtractor embedded(Source source, Telling telling) {
        return source.kind() == Kind.MAIL ? new Attachments(readers, telling, source.depth()) : new NothingEmbedded();
    }

    private static OfficeParserConfig office() {
        var config = new OfficeParserConfig();
        config.setExtractMacros(false);
        config.setIncludeHeadersAndFooters(false);
        config.setIncludeSlideMasterContent(false);
        config.setIncludeDeletedContent(false);
        return config;
    }

    private Parser parser(Kind kind, MediaType type) {
        return switch (kind) {
            case WORD, SLIDES, WORKBOOK -> OLD.contains(type.toString()) ? new OfficeParser() : new OOXMLParser();
            case OPEN_DOCUMENT -> new OpenDocumentParser();
            case RTF -> rtf;
            case HTML -> html;
            case EPUB -> new EpubParser();
            case MAIL -> type.getSubtype().equals("rfc822") ? new RFC822Parser() : new OfficeParser();
            case PDF, TEXT, MARKDOWN, CSV, IMAGE -> throw new IllegalStateException(kind + " has a reader of its own");
        };
    }

    /** Pictures, sheets and macros within a file are no text of it. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                java.io.InputStream in, org.xml.sax.ContentHandler handler, Metadata metadata, boolean html) {
            // stays unread
        }
    }
}
