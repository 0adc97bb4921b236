package io.letterbox.cdi;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.letterbox.cdi", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    final ArchRule onlyTheStandardsAndTheTaxonomyAreUsed = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.naming",
                    "io.letterbox",
                    "io.letterbox.cdi",
                    "jakarta.annotation",
                    "jakarta.enterprise..",
                    "jakarta.inject",
                    "jakarta.interceptor",
                    "jakarta.jms",
                    "io.letterbox.server",
                    "jakarta.transaction",
                    "org.eclipse.microprofile.config..",
                    "org.jspecify.annotations")
            .because("no container, no broker and no vendor is needed to compile the extension");

    @ArchTest
    final ArchRule microProfileConfigIsOptional = noClasses()
            .that()
            .doNotHaveSimpleName("MicroProfileConfig")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile..")
            .because("a server without it cannot load a class that is compiled against it");

    @ArchTest
    final ArchRule nothingButTheApiIsPublic = classes()
            .that(not(belongToAnyOf(
                    At.class, Header.class, LetterboxExtension.class, Listeners.class, Property.class, Receives.class)))
            .should()
            .notBePublic();

    @ArchTest
    final ArchRule observersAreForTheContainerAlone =
            methods().that().areDeclaredIn(LetterboxExtension.class).should().notBePublic();

    @ArchTest
    final ArchRule noNameSaysNothing = classes()
            .should()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl");
}
