package de.mat.testing;

import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts collaborators into a bean as the container would, for tests that run a whole part of MAT without one. */
public final class Injected {

    private Injected() {}

    /**
     * Fills the injected fields of the bean.
     *
     * @param settings by the name of the setting
     * @param collaborators one for each of the other fields, told by its type
     */
    public static <T> T into(T bean, Map<String, Object> settings, Object... collaborators) {
        for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(Inject.class))
                    .forEach(field -> fill(bean, field, settings, collaborators));
        }
        return bean;
    }

    private static void fill(Object bean, Field field, Map<String, Object> settings, Object... collaborators) {
        ConfigProperty setting = field.getAnnotation(ConfigProperty.class);
        try {
            field.setAccessible(true);
            field.set(bean, setting == null ? collaborator(field, collaborators) : settings.get(setting.name()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object collaborator(Field field, Object... collaborators) {
        List<Object> fitting =
                Stream.of(collaborators).filter(field.getType()::isInstance).toList();
        if (fitting.size() != 1) {
            throw new IllegalArgumentException(field + " has " + fitting.size() + " candidates");
        }
        return fitting.get(0);
    }
}
