package candela.server.knowledge.ingest;

import org.springframework.stereotype.Component;

/** What is kept of documents on their way. */
@Component
record IngestBooks(
        Ingestions ingestions, IndexRows indexes, ReadTexts texts, Passages passages, FoundEntries entries) {}
