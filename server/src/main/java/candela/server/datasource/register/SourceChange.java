package candela.server.datasource.register;

import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.Status;
import candela.server.datasource.Disclosure;
import candela.server.datasource.catalogue.SourceName;
import candela.server.platform.Visibility;
import org.jspecify.annotations.Nullable;

/** What somebody wants to change of a source; null leaves as it is. */
public record SourceChange(
        @Nullable String name,
        @Nullable Visibility visibility,
        @Nullable Status status,
        @Nullable Disclosure disclosure,
        @Nullable ConnectionForm connection) {

    /** All but the connection, which must be tried first. */
    DataSource applied(DataSource source) {
        var named = name == null ? source : source.withName(SourceName.of(name));
        var shared = visibility == null ? named : named.withVisibility(visibility);
        var told = disclosure == null ? shared : shared.withDisclosure(disclosure);
        return status == null ? told : told.withStatus(status);
    }
}
