package candela.server;

import candela.server.audit.VerifyAudit;
import candela.server.platform.Start;
import candela.server.platform.StartRefused;
import candela.server.setting.RotateKeys;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Every package beside this class is a context; {@code platform} is the ground that all of them stand on. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = "platform")
public class CandelaApplication {

    public static void main(String[] args) {
        try {
            if (args.length > 0 && args[0].equals("verify-audit")) {
                System.exit(VerifyAudit.run());
            }
            if (args.length > 0 && args[0].equals("rotate-keys")) {
                System.exit(RotateKeys.run());
            }
            var properties = Start.properties(System.getenv());
            Start.check(Start.settings(properties));
            var application = new SpringApplication(CandelaApplication.class);
            application.setDefaultProperties(properties);
            application.run(args);
        } catch (RuntimeException failure) {
            var refused = refused(failure);
            if (refused.isEmpty()) {
                throw failure;
            }
            System.err.println("candela: " + refused.get().getMessage());
            System.exit(1);
        }
    }

    private static Optional<StartRefused> refused(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
