package de.mat.testing;

import de.mat.security.Roles;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.concurrent.Callable;

/** Lets a test inside the server call what only MAT itself may call. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AsSystem {

    @Resource
    private TimerService timers;

    /** The schedules of MAT's timers that the container still has. */
    public List<String> schedules() {
        return timers.getAllTimers().stream()
                .map(timer -> timer.getSchedule().getSecond())
                .toList();
    }

    /** Does it as the system. */
    public <T> T call(Callable<T> work) throws Exception {
        return work.call();
    }
}
