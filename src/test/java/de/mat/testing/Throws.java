package de.mat.testing;

import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.IntSupplier;

/** Throws in place of a call, or after it, as a test wishes: at random places, but at the same ones each time. */
@Interceptor
@Throwing
@Priority(Interceptor.Priority.APPLICATION)
public class Throws implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Set<String> PLACES = new ConcurrentSkipListSet<>();

    private static Random random = new Random(1);
    private static IntSupplier distance;
    private static int untilNext;
    private static int count;

    /** From now on some calls throw, most of them soon after another: so each way of an import ends early or late. */
    public static synchronized void atRandom(long seed) {
        random = new Random(seed);
        distance = () -> random.nextInt(random.nextInt(10) == 0 ? 40 : 6);
        untilNext = distance.getAsInt();
    }

    /** From now on every call throws. */
    public static synchronized void always() {
        distance = () -> 0;
        untilNext = 0;
    }

    /** From now on no call throws. */
    public static synchronized void never() {
        distance = null;
    }

    /** How often something was thrown so far. */
    public static synchronized int count() {
        return count;
    }

    /** Where something was thrown so far. */
    public static Set<String> places() {
        return PLACES;
    }

    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
        boolean throwing = isNext();
        if (!throwing) {
            return call.proceed();
        }
        PLACES.add(call.getMethod().getDeclaringClass().getSimpleName() + "."
                + call.getMethod().getName());
        if (random.nextBoolean()) {
            call.proceed();
        }
        throw something();
    }

    private static synchronized boolean isNext() {
        if (distance == null || untilNext-- > 0) {
            return false;
        }
        untilNext = distance.getAsInt();
        count++;
        return true;
    }

    /** What is unchecked comes out as it is. */
    private static RuntimeException something() {
        SQLException gone = new SQLException("thrown by the test: the database is gone", "08006");
        return switch (random.nextInt(6)) {
            case 0 -> new IllegalStateException("thrown by the test");
            case 1 -> new EJBException("thrown by the test", gone);
            case 2 -> new PersistenceException("thrown by the test", gone);
            case 3 -> new NullPointerException("thrown by the test");
            case 4 -> throw new StackOverflowError("thrown by the test");
            default -> throw new OutOfMemoryError("thrown by the test");
        };
    }
}
