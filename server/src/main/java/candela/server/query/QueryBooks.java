package candela.server.query;

import org.springframework.stereotype.Component;

/** What is kept of a query: itself, the rows of its answer, its timeline, and its values. */
@Component
record QueryBooks(Queries queries, ResultPages pages, HistoryEntries history, Fillings fillings) {}
