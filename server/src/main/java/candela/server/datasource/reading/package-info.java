/**
 * Reading a source under the policies that bind whoever asks: the one way to people's data.
 *
 * <p>Doors: {@link candela.server.datasource.reading.SourceReader} opens a source and lets through what the guard
 * allows; {@link candela.server.datasource.reading.PolicyPreview} shows those who keep policies what another person
 * sees. No tables of its own.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "datasource",
            "datasource.catalogue",
            "datasource.limit",
            "datasource.reach",
            "datasource.policy"
        })
@NullMarked
package candela.server.datasource.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
