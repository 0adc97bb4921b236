package io.letterbox.legacy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.letterbox.legacy", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    final ArchRule noVendorIsKnown = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "jakarta.jms..", "org.jspecify.annotations..", "io.letterbox", "io.letterbox.legacy")
            .because("the bytes of object messages come from a binding");

    @ArchTest
    final ArchRule nothingButTheApiIsPublic = classes()
            .that(not(belongToAnyOf(MapCodec.class, ObjectCodec.class, ObjectLimits.class, SerializedBody.class)))
            .should()
            .notBePublic();
}
