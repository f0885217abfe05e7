package candela.server.testing;

import candela.server.knowledge.Library;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/** A test of the whole server: one application and one embedded PostgreSQL for all of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "candela.data=${candela.test.data:target/test-data/ide}",
            "candela.management.port=0",
            "springdoc.use-management-port=false",
            "candela.allowed-addresses=127.0.0.0/8",
            "candela.local-databases=target/local-databases",
            "candela.trusted-proxies=198.51.100.0/24",
            "logging.threshold.console=ERROR"
        })
@AutoConfigureMockMvc
@Import({
    TestClock.class,
    TestPasswords.class,
    People.class,
    Api.class,
    TestModels.class,
    ModelsInUse.class,
    TestDocuments.class,
    Library.class
})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface ServerTest {}
