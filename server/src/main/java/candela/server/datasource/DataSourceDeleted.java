package candela.server.datasource;

import candela.server.datasource.DataSource.DataSourceId;

/** A source is gone with all that was known of it. Whoever keeps something about it lets it go as well. */
public record DataSourceDeleted(DataSourceId source) {}
