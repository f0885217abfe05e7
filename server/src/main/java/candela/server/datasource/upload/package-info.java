/**
 * Files that become a source: what people upload, and what feeds copy.
 *
 * <p>Doors: {@link candela.server.datasource.upload.Uploading} makes a source of files,
 * {@link candela.server.datasource.upload.UploadVersions} brings newer ones;
 * {@link candela.server.datasource.upload.FedSources} takes what was copied from elsewhere. No tables of its own; the
 * files lie in {@code storage}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "storage", "datasource", "datasource.catalogue", "datasource.reach"})
@NullMarked
package candela.server.datasource.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
