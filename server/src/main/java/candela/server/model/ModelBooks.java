package candela.server.model;

import org.springframework.stereotype.Component;

/** What is kept of models: the connections, the models, and what teams prefer. */
@Component
record ModelBooks(ConnectionRows connections, ModelRows models, RoutingRows routings) {}
