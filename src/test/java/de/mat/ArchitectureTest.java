package de.mat;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import de.mat.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of the house: who may know whom, and what each kind of class may do. */
@AnalyzeClasses(packages = "de.mat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What every feature may use; none of these uses a feature. */
    private static final Set<String> FOUNDATION = Set.of("security", "validation", "base", "html", "csv", "faces");

    /** The arrows between features. A new one is a decision, made here. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "mail", Set.of(),
            "user", Set.of(),
            "account", Set.of("mail", "user"),
            "platform", Set.of("mail"),
            "inquiry", Set.of("user"),
            "intake", Set.of("platform", "inquiry", "account", "mail"),
            "dashboard", Set.of("mail", "user", "account", "platform", "inquiry", "intake"));

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
            .haveFullyQualifiedName("jakarta.persistence.EntityManager");

    @ArchTest
    static final ArchRule schedulesAreTimersThatDoNotPersist = methods()
            .that()
            .areAnnotatedWith(Schedule.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Timer")
            .andShould(beANonPersistentSchedule());

    @ArchTest
    static final ArchRule everyEjbSaysWhoMayCallIt = classes()
            .that()
            .areAnnotatedWith(Stateless.class)
            .or()
            .areAnnotatedWith(Singleton.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule timersRunAsTheSystem = classes()
            .that()
            .haveSimpleNameEndingWith("Timer")
            .should()
            .beAnnotatedWith(RunAs.class)
            .andShould()
            .beAnnotatedWith(Singleton.class);

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
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule loggersArePrivateConstants = fields().that()
            .haveRawType(Logger.class)
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal();

    @ArchTest
    static final ArchRule nothingOfTheServersOwn =
            noClasses().should().dependOnClassesThat().resideInAPackage("fish.payara..");

    private static DescribedPredicate<JavaClass> topLevelNameEndingWith(String suffix) {
        return DescribedPredicate.describe("top-level name ends with " + suffix, type -> {
            JavaClass top = type;
            while (top.getEnclosingClass().isPresent()) {
                top = top.getEnclosingClass().get();
            }
            return top.getSimpleName().endsWith(suffix);
        });
    }

    private static DescribedPredicate<JavaClass> functional() {
        return DescribedPredicate.describe(
                "functional or sealed",
                type -> type.isAnnotatedWith(FunctionalInterface.class)
                        || type.reflect().isSealed());
    }

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
        if (Set.of("security", "validation", "html", "csv").contains(feature)) {
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
            return "";
        }
        String feature = name.substring("de.mat.".length()).split("\\.")[0];
        if (!FOUNDATION.contains(feature) && !ARROWS.containsKey(feature)) {
            throw new AssertionError("The package " + feature + " has no place in the table of arrows yet");
        }
        return feature;
    }

    private static ArchCondition<JavaMethod> beANonPersistentSchedule() {
        return new ArchCondition<>("be a non-persistent schedule") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.getAnnotationOfType(Schedule.class).persistent()) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is persistent"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> haveOtherThanOneImplementation() {
        return new ArchCondition<>("have other than one implementation") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> implementations = type.getAllSubclasses().stream()
                        .filter(sub -> !sub.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
                if (implementations.size() == 1) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " has the one implementation " + implementations));
                }
            }
        };
    }

    @ArchTest
    static void eachRoleIsDeclared(JavaClasses classes) throws IOException {
        String webXml = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
        for (String role : List.of(Roles.ADMINISTRATOR, Roles.USER, Roles.PASSWORD_CHANGE, Roles.SYSTEM)) {
            if (!webXml.replaceAll("\\s+", "").contains("<security-role><role-name>" + role + "</role-name>")) {
                throw new AssertionError("web.xml does not declare the role " + role);
            }
        }
    }
}
