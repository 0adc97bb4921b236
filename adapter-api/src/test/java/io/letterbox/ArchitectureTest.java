package io.letterbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of the design that hold for the adapter as a whole. */
@AnalyzeClasses(packages = "io.letterbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> PUBLIC = Set.of(
            "Address",
            "Bodies",
            "BodyLimits",
            "Bounds",
            "Bounds$Slot",
            "Broadcast",
            "Capacity",
            "Capacity$Bounded",
            "Capacity$Unbounded",
            "Capacity$Zero",
            "Codec",
            "Delivery",
            "Handler",
            "Inbox",
            "Letterbox",
            "Link",
            "Listener",
            "Listener$State",
            "Listener$Status",
            "Listening",
            "Listening$Fetching",
            "Listening$Start",
            "Mailbox",
            "MailboxException",
            "MailboxException$Closed",
            "MailboxException$Failed",
            "MailboxException$InDoubt",
            "MailboxException$Refused",
            "MailboxException$Stalled",
            "MailboxException$Unacknowledged",
            "MailboxException$Unreachable",
            "Options",
            "Options$Durability",
            "Provider",
            "Provider$Use",
            "ProviderFactory",
            "Receiver",
            "Requester",
            "Selector",
            "Sender",
            "Settings",
            "Source",
            "Subscription",
            "Transactions",
            "Transactions$Part",
            "Transactions$Transaction",
            "Work");

    /** The verbs send and receive without a word like try, and any verb with a limit: these wait for somebody else. */
    private static final DescribedPredicate<JavaMethod> WAITS =
            new DescribedPredicate<>("may wait for another sender or receiver") {
                @Override
                public boolean test(JavaMethod method) {
                    boolean end = method.getOwner().isEquivalentTo(Sender.class)
                            || method.getOwner().isEquivalentTo(Receiver.class)
                            || method.getOwner().isEquivalentTo(Requester.class);
                    boolean plain =
                            Set.of("send", "receive", "receiveAll", "request").contains(method.getName());
                    boolean stage = method.getRawReturnType().isEquivalentTo(CompletionStage.class);
                    return !stage && (limited(method) || (end && plain));
                }
            };

    /** What takes a time is a verb with a limit, save in the values that are made of times. */
    private static boolean limited(JavaMethod method) {
        boolean value = method.getOwner().isRecord();
        return !value && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Duration.class));
    }

    private static final DescribedPredicate<JavaMethod> OF_THE_API = new DescribedPredicate<>("of the API") {
        @Override
        public boolean test(JavaMethod method) {
            return method.getModifiers().contains(JavaModifier.PUBLIC)
                    && PUBLIC.contains(nameOf(method.getOwner()))
                    && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
        }
    };

    @ArchTest
    static final ArchRule whatMayWaitSaysSo = methods()
            .that(OF_THE_API)
            .and(WAITS)
            .should()
            .declareThrowableOfType(InterruptedException.class)
            .because("blocking is the signature");

    @ArchTest
    static final ArchRule whatDoesNotWaitDoesNotSaySo = methods()
            .that(OF_THE_API)
            .and(DescribedPredicate.not(WAITS))
            .should()
            .notDeclareThrowableOfType(InterruptedException.class)
            .because("blocking is the signature");

    @ArchTest
    static final ArchRule theAdapterKnowsNoVendor = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.naming..",
                    "jakarta.jms..",
                    "jakarta.json.bind..",
                    "org.jspecify.annotations..",
                    "io.letterbox")
            .because("what a provider adds is in its binding");

    @ArchTest
    static final ArchRule nothingButTheApiIsPublic =
            classes().that(DescribedPredicate.not(inTheList())).should().notBePublic();

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Channel|Emitter|Producer|Consumer|Template)")
            .because("one word per thing, and none of these");

    @ArchTest
    static final ArchRule staticStateDoesNotChange = fields().that()
            .areStatic()
            .and(new DescribedPredicate<com.tngtech.archunit.core.domain.JavaField>("are written by people") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaField field) {
                    return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                            && !field.getName().startsWith("$");
                }
            })
            .should()
            .beFinal()
            .andShould(holdAValue());

    private static DescribedPredicate<JavaClass> inTheList() {
        return new DescribedPredicate<>("in the list of the API") {
            @Override
            public boolean test(JavaClass type) {
                return PUBLIC.contains(nameOf(type));
            }
        };
    }

    /** A static field of a mutable type is mutable state. */
    private static ArchCondition<com.tngtech.archunit.core.domain.JavaField> holdAValue() {
        return new ArchCondition<>("hold a value") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean value = type.isPrimitive()
                        || type.isEnum()
                        || type.isRecord()
                        || Set.of(
                                        "java.lang.String",
                                        "java.lang.System$Logger",
                                        "java.time.Duration",
                                        "java.util.Set",
                                        "java.util.regex.Pattern")
                                .contains(type.getName());
                if (!value) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is a " + type.getName()));
                }
            }
        };
    }

    private static String nameOf(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }

    @Test
    void theListOfTheApiIsComplete() {
        Set<String> found = new com.tngtech.archunit.core.importer.ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.letterbox").stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(ArchitectureTest::nameOf)
                        .collect(Collectors.toSet());
        assertThat(found).isEqualTo(PUBLIC);
    }
}
