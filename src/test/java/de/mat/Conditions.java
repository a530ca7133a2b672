package de.mat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import de.mat.security.Roles;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules of the house ask of a class or a method, beyond what ArchUnit brings. */
final class Conditions {

    private static final Path SOURCES = Path.of("src/main/java");

    private Conditions() {}

    static DescribedPredicate<JavaClass> topLevelNameEndingWith(String suffix) {
        return DescribedPredicate.describe("top-level name ends with " + suffix, type -> {
            JavaClass top = type;
            while (top.getEnclosingClass().isPresent()) {
                top = top.getEnclosingClass().get();
            }
            return top.getSimpleName().endsWith(suffix);
        });
    }

    static DescribedPredicate<JavaClass> functional() {
        return DescribedPredicate.describe(
                "functional or sealed",
                type -> type.isAnnotatedWith(FunctionalInterface.class)
                        || type.reflect().isSealed());
    }

    /** Calls of methods that are not public, of EJBs other than the class itself. */
    static ArchCondition<JavaClass> callNonPublicMethodsOfOtherEjbs() {
        return new ArchCondition<>("call methods of other EJBs that are not public") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> !call.getTargetOwner().equals(type))
                        .filter(call -> call.getTargetOwner().isAnnotatedWith(Stateless.class)
                                || call.getTargetOwner().isAnnotatedWith(Singleton.class))
                        .filter(call -> call.getTarget().resolveMember().stream()
                                .map(JavaMember::getModifiers)
                                .anyMatch(modifiers -> !modifiers.contains(JavaModifier.PUBLIC)
                                        && !modifiers.contains(JavaModifier.STATIC)))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
            }
        };
    }

    static ArchCondition<JavaMethod> beANonPersistentSchedule() {
        return new ArchCondition<>("be a non-persistent schedule") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (schedules(method).anyMatch(Schedule::persistent)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is persistent"));
                }
            }
        };
    }

    private static Stream<Schedule> schedules(JavaMethod method) {
        return Stream.concat(
                method.tryGetAnnotationOfType(Schedule.class).stream(),
                method.tryGetAnnotationOfType(Schedules.class).stream().flatMap(several -> Stream.of(several.value())));
    }

    static ArchCondition<JavaClass> beNamedInThePackageText() {
        return new ArchCondition<>("be named in the text of their package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Path text =
                        SOURCES.resolve(type.getPackageName().replace('.', '/')).resolve("package-info.java");
                if (!read(text).contains(type.getName())) {
                    events.add(SimpleConditionEvent.violated(type, text + " does not name " + type.getName()));
                }
            }
        };
    }

    static ArchCondition<JavaClass> runAsTheSystem() {
        return new ArchCondition<>("run as the system") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String role = type.getAnnotationOfType(RunAs.class).value();
                if (!role.equals(Roles.SYSTEM)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " runs as " + role));
                }
            }
        };
    }

    static ArchCondition<JavaClass> haveOtherThanOneImplementation() {
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

    static Path packageText(JavaClass type) {
        return SOURCES.resolve(type.getPackageName().replace('.', '/')).resolve("package-info.java");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
