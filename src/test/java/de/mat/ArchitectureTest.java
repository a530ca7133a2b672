package de.mat;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static de.mat.Conditions.beANonPersistentSchedule;
import static de.mat.Conditions.beNamedInThePackageText;
import static de.mat.Conditions.callNonPublicMethodsOfOtherEjbs;
import static de.mat.Conditions.functional;
import static de.mat.Conditions.haveOtherThanOneImplementation;
import static de.mat.Conditions.runAsTheSystem;
import static de.mat.Conditions.topLevelNameEndingWith;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of the house: who may know whom, and what each kind of class may do. */
@AnalyzeClasses(packages = "de.mat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What every feature may use; none of these uses a feature. */
    private static final Set<String> FOUNDATION =
            Set.of("security", "validation", "base", "html", "csv", "text", "faces");

    /** The arrows between features. A new one is a decision, made here. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("mail", Set.of()),
            entry("user", Set.of()),
            entry("account", Set.of("mail", "user")),
            entry("delivery", Set.of("account", "mail")),
            entry("platform", Set.of("mail")),
            entry("product", Set.of()),
            // Which addresses lead to a conversation on a platform, and to nobody for good
            entry("contact", Set.of("platform")),
            entry("inquiry", Set.of("mail", "contact", "product", "user", "delivery", "account")),
            entry("intake", Set.of("platform", "inquiry", "account", "mail")),
            entry("mailing", Set.of("contact", "product", "website", "delivery", "user", "account", "mail")),
            entry("website", Set.of("inquiry", "product", "account", "user")),
            // On top of all: a person's data is everywhere
            entry(
                    "privacy",
                    Set.of(
                            "mail",
                            "account",
                            "user",
                            "platform",
                            "contact",
                            "inquiry",
                            "intake",
                            "delivery",
                            "mailing")),
            entry(
                    "dashboard",
                    Set.of("mail", "user", "account", "platform", "product", "inquiry", "intake", "delivery")));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("de.mat.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesUseOnlyWhatTheyMay = classes().should(dependOnlyOnAllowedPackages());

    @ArchTest
    static final ArchRule mailProtocolsStayInMail = noClasses()
            .that(not(resideInAPackage("de.mat.mail..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    /** The library's folders mark mails as read by the way, and its protocol class can do everything: only these of it are used. */
    @ArchTest
    static final ArchRule mailboxesAreOnlyRead = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("jakarta\\.mail\\.(Folder|Store|Flags)|org\\.eclipse\\.angus\\.mail\\.imap\\.IMAP.*")
            .orShould()
            .callMethodWhere(target(owner(assignableTo("org.eclipse.angus.mail.imap.protocol.IMAPProtocol")))
                    .and(not(target(nameMatching("writeCommand|readResponse|hasCapability|login|authplain")))));

    @ArchTest
    static final ArchRule facesStaysInViews = noClasses()
            .that(not(resideInAPackage("de.mat.faces.."))
                    .and(not(topLevelNameEndingWith("View")))
                    .and(not(topLevelNameEndingWith("Push"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.faces..", "org.primefaces..");

    @ArchTest
    static final ArchRule mailKnowsOnlyProtocols = noClasses()
            .that()
            .resideInAPackage("de.mat.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "jakarta.faces..",
                    "jakarta.ejb..",
                    "jakarta.enterprise..",
                    "jakarta.inject..");

    @ArchTest
    static final ArchRule entityManagerStaysInServices = noClasses()
            .that(not(topLevelNameEndingWith("Service")))
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "jakarta\\.persistence\\.(EntityManager|EntityManagerFactory|PersistenceContext|PersistenceUnit)");

    @ArchTest
    static final ArchRule schedulesAreTimersThatDoNotPersist = methods()
            .that()
            .areAnnotatedWith(Schedule.class)
            .or()
            .areAnnotatedWith(Schedules.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Timer")
            .andShould(beANonPersistentSchedule());

    @ArchTest
    static final ArchRule timersAreSchedulesOnly =
            noClasses().should().dependOnClassesThat().haveNameMatching("jakarta\\.ejb\\.(Timer\\w*|Timeout)");

    @ArchTest
    static final ArchRule everyEjbSaysWhoMayCallIt = classes()
            .that()
            .areAnnotatedWith(Stateless.class)
            .or()
            .areAnnotatedWith(Singleton.class)
            .or()
            .areAnnotatedWith(Stateful.class)
            .or()
            .areAnnotatedWith(MessageDriven.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule entryPointsWithoutAUserAreBeansOfTheirOwn =
            noMethods().should().beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule entryPointsWithoutAUserAreNamedInThePackageText =
            classes().that().areAnnotatedWith(PermitAll.class).should(beNamedInThePackageText());

    /** What is not public is no business method: the container refuses it, though the compiler does not. */
    @ArchTest
    static final ArchRule ejbsAreCalledByTheirPublicMethods = noClasses().should(callNonPublicMethodsOfOtherEjbs());

    @ArchTest
    static final ArchRule timersRunAsTheSystem = classes()
            .that()
            .haveSimpleNameEndingWith("Timer")
            .should()
            .beAnnotatedWith(RunAs.class)
            .andShould()
            .beAnnotatedWith(Singleton.class);

    @ArchTest
    static final ArchRule whoRunsAsAnotherRunsAsTheSystem =
            classes().that().areAnnotatedWith(RunAs.class).should(runAsTheSystem());

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto)");

    @ArchTest
    static final ArchRule noInterfaceWithOneImplementation = classes()
            .that()
            .areInterfaces()
            .and()
            .areNotAnnotations()
            .and(are(not(functional())))
            .should(haveOtherThanOneImplementation());

    @ArchTest
    static final ArchRule productionCodeNeitherPrintsNorSleeps = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(target(name("sleep"))
                    .and(target(owner(assignableTo(Thread.class))).or(target(owner(assignableTo(TimeUnit.class))))))
            .orShould()
            .callMethodWhere(target(name("printStackTrace")).and(target(owner(assignableTo(Throwable.class)))));

    @ArchTest
    static final ArchRule loggersArePrivateConstants = fields().that()
            .haveRawType(simpleName("Logger"))
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal();

    @ArchTest
    static final ArchRule nothingOfTheServersOwn =
            noClasses().should().dependOnClassesThat().resideInAPackage("fish.payara..");

    private static ArchCondition<JavaClass> dependOnlyOnAllowedPackages() {
        return new ArchCondition<>("depend only on the packages of the table") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = feature(type);
                if (from.isEmpty()) {
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> {
                            String to = feature(dependency.getTargetClass());
                            return !to.isEmpty()
                                    && !to.equals(from)
                                    && !allowed(from).contains(to);
                        })
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static Set<String> allowed(String feature) {
        if (Set.of("security", "validation", "html", "csv", "text").contains(feature)) {
            return Set.of();
        }
        if (FOUNDATION.contains(feature)) {
            return FOUNDATION;
        }
        return Stream.concat(FOUNDATION.stream(), ARROWS.get(feature).stream()).collect(Collectors.toSet());
    }

    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("de.mat.")) {
            if (name.equals("de.mat")) {
                throw new AssertionError(type.getName() + " lives in no package of the table");
            }
            return "";
        }
        String feature = name.substring("de.mat.".length()).split("\\.")[0];
        if (!FOUNDATION.contains(feature) && !ARROWS.containsKey(feature)) {
            throw new AssertionError("The package " + feature + " has no place in the table of arrows yet");
        }
        return feature;
    }

    @ArchTest
    static void eachPackageHasItsText(JavaClasses classes) {
        Set<Path> missing = classes.stream()
                .map(Conditions::packageText)
                .filter(Files::notExists)
                .collect(Collectors.toSet());

        assertEquals(Set.of(), missing);
    }
}
