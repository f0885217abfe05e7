package candela.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Every package beside this class is a context; {@code platform} is the ground that all of them stand on. */
@SpringBootApplication
@Modulithic(sharedModules = "platform")
public class CandelaApplication {

    public static void main(String[] args) {
        SpringApplication.run(CandelaApplication.class, args);
    }
}
