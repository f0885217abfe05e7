/**
 * What an administrator can change while the server runs, and which version it is.
 *
 * <p>Door: {@link candela.server.setting.SettingsDesk}, {@link candela.server.setting.KeyRotations}. Tables: schema
 * {@code setting}. The contexts declare their settings as beans of {@link candela.server.platform.SettingDefinition}
 * and read them through {@link candela.server.platform.RuntimeSettings}, so that nobody depends on this one. Those that
 * keep encrypted values implement {@link candela.server.platform.SealedValues}, and the change of keys reaches them
 * all.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package candela.server.setting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
