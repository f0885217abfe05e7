package candela.server.knowledge.ingest;

/** Somebody paused, cancelled, replaced or deleted what is being worked on: there is nothing left to do. */
final class Withdrawn extends RuntimeException {}
