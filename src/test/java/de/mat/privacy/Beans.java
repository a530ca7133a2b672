package de.mat.privacy;

import de.mat.delivery.DeliveryOutcome;
import de.mat.inquiry.AnswerOutcomeService;
import de.mat.mailing.RunOutcomeService;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * All features together inside one transaction of a test, as the container would join them: beans are made as they are asked for, and hear
 * what becomes of messages.
 */
final class Beans {

    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final EntityManager entityManager;
    private final Clock clock;

    Beans(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    <T> T get(Class<T> type) {
        Object bean = beans.get(type);
        if (bean == null) {
            try {
                Constructor<T> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                bean = constructor.newInstance();
                beans.put(type, bean);
                for (Field field : type.getDeclaredFields()) {
                    fill(bean, field);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return type.cast(bean);
    }

    private void fill(Object bean, Field field) throws IllegalAccessException {
        field.setAccessible(true);
        if (field.isAnnotationPresent(PersistenceContext.class)) {
            field.set(bean, entityManager);
        } else if (field.isAnnotationPresent(Resource.class) && field.getType() == SessionContext.class) {
            field.set(bean, session());
        } else if (field.isAnnotationPresent(Inject.class)) {
            field.set(bean, collaborator(field.getType()));
        }
    }

    private Object collaborator(Class<?> type) {
        if (type == Clock.class) {
            return clock;
        }
        if (type == ZoneId.class) {
            return ZoneId.of("Europe/Berlin");
        }
        if (type == Event.class) {
            return Proxy.newProxyInstance(
                    Beans.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                        tell(arguments[0]);
                        return null;
                    });
        }
        return type.getName().startsWith("de.mat") && !type.getName().endsWith("KeyFile") ? get(type) : null;
    }

    private void tell(Object event) {
        if (event instanceof DeliveryOutcome outcome) {
            get(AnswerOutcomeService.class).settle(outcome);
            get(RunOutcomeService.class).settle(outcome);
        }
    }

    private static Object session() {
        return Proxy.newProxyInstance(
                Beans.class.getClassLoader(),
                new Class<?>[] {SessionContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getCallerPrincipal" -> (Principal) () -> "admin";
                    case "isCallerInRole" -> false;
                    default -> null;
                });
    }
}
