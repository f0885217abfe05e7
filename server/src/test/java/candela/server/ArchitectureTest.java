package candela.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.Actor;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;

/** The rules of ARCHITECTURE.md, as tests. */
class ArchitectureTest {

    private static final ApplicationModules CONTEXTS = ApplicationModules.of(CandelaApplication.class);
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackagesOf(CandelaApplication.class);

    /** A nested context is entered from elsewhere too, where that is among what somebody says to use. */
    @Test
    void contextsMeetOnlyAtTheirDoorsAndInNoCycle() {
        CONTEXTS.detectViolations()
                .filter(it -> !it.getMessage().startsWith("Invalid sub-module reference"))
                .throwIfPresent();
    }

    @Test
    void everyContextSaysWhatItMayUse() {
        assertThat(CONTEXTS.stream())
                .allSatisfy(context -> assertThat(
                                declaration(context.getBasePackage().getName()))
                        .isNotNull()
                        .extracting(it -> List.of(it.allowedDependencies()))
                        .isNotEqualTo(List.of(ApplicationModule.OPEN_TOKEN)));
    }

    @Test
    void aContextIsAFlatPackageWithAtMostOneLevelBelow() {
        assertThat(CODE.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(it -> it.chars().filter(dot -> dot == '.').count() <= 3);
    }

    /** Sources stay out of transactions: a class that runs people's SQL must not hold one of our connections. */
    @Test
    void nobodyMakesAConnectionToPeoplesDataBesideTheDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("candela.server.datasource..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("candela.engine.data.Database")
                .because("there is one way to people's data")
                .check(CODE);
    }

    @ParameterizedTest
    @MethodSource
    void rules(ArchRule rule) {
        rule.check(CODE);
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                classes()
                        .that()
                        .areAssignableTo(Repository.class)
                        .or()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .bePackagePrivate()
                        .because("a context is entered by its door alone"),
                noClasses()
                        .that()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(Repository.class)
                        .because("HTTP is one more caller of the door"),
                methods()
                        .that()
                        .areDeclaredInClassesThat(annotatedWith(RestController.class))
                        .and()
                        .areNotPrivate()
                        .should()
                        .haveRawParameterTypes(describe("an Actor first", ArchitectureTest::startsWithActor))
                        .because("nothing of a request is read before it is known who sends it"),
                methods()
                        .that()
                        .areDeclaredInClassesThat(annotatedWith(Service.class))
                        .and()
                        .arePublic()
                        .should()
                        .haveRawParameterTypes(describe("an Actor first", ArchitectureTest::startsWithActor))
                        .because("no door opens to nobody"));
    }

    private static boolean startsWithActor(List<JavaClass> parameters) {
        return !parameters.isEmpty() && parameters.getFirst().isEquivalentTo(Actor.class);
    }

    private static @Nullable ApplicationModule declaration(String packageName) {
        try {
            return Class.forName(packageName + ".package-info").getAnnotation(ApplicationModule.class);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
