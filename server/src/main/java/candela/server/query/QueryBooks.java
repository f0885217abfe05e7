package candela.server.query;

import org.springframework.stereotype.Component;

/** What is kept of a query: itself, the rows of its answer, and its timeline. */
@Component
record QueryBooks(Queries queries, ResultPages pages, HistoryEntries history) {}
