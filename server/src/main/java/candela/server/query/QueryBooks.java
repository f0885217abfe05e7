package candela.server.query;

import org.springframework.stereotype.Component;

/** What is kept of a query: itself, the rows of its answer, its timeline, its values, and what a model was told. */
@Component
record QueryBooks(Queries queries, ResultPages pages, HistoryEntries history, Fillings fillings, Talks talks) {}
