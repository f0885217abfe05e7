package candela.server.knowledge;

import org.springframework.stereotype.Component;

/** The stores that documents are read from. */
@Component
record DocumentShelf(DocumentStandings standings, ContentRows contents) {}
