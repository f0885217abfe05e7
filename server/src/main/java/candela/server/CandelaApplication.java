package candela.server;

import candela.server.audit.VerifyAudit;
import candela.server.platform.Start;
import candela.server.platform.StartRefused;
import candela.server.setting.RotateKeys;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;
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
            System.err.println("candela: " + why(failure));
            System.exit(1);
        }
    }

    /**
     * Why the start failed, in one line for the person at the console; what nobody foresaw is told whole in the log.
     */
    static String why(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return String.valueOf(refused.getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return "Port " + taken.getPort()
                        + " was taken by another program during the start: start again, or choose other ports with"
                        + " CANDELA_PORT and CANDELA_MANAGEMENT_PORT";
            }
        }
        LoggerFactory.getLogger(CandelaApplication.class).error("The start failed", failure);
        return "The start failed: " + NestedExceptionUtils.getMostSpecificCause(failure)
                + "; the log (logs/server.log in the data folder) says where";
    }
}
