package de.mat.intake;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Wakes the importer, which decides whether it is time, and watches it meanwhile. The container removes a timer that throws twice, so
 * nothing leaves it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // the watch goes on while an import is running
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportTimer {

    private static final Logger LOGGER = Logger.getLogger(ImportTimer.class.getName());

    @Inject
    private Importer importer;

    public ImportTimer() {}

    ImportTimer(Importer importer) {
        this.importer = importer;
    }

    /** One import, if it is time for one. */
    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    public void tick() {
        safely(importer::importIfDue);
    }

    /** A look at the import that is running. */
    @Schedule(hour = "*", minute = "*", second = "3/5", persistent = false)
    public void watch() {
        safely(importer::watch);
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            LOGGER.log(Level.SEVERE, "The import failed; it is tried again", e);
        }
    }
}
