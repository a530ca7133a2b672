package de.mat.testing;

import de.mat.account.AccountConnections;
import de.mat.account.EmailAccountService;
import de.mat.base.Leases;
import de.mat.inquiry.InquiryService;
import de.mat.intake.ImportRunService;
import de.mat.intake.IntakeService;
import de.mat.intake.RunningImport;
import de.mat.platform.Platforms;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.util.Set;

/**
 * Marks, in a test archive only, whoever the importer works with, as beans that may throw. Not the gate of the login: a try of which
 * nobody knows the end counts as rejected, so three throws there rightly pause the login for long.
 */
public class ThrowingBeans implements Extension {

    private static final Set<Class<?>> COLLABORATORS = Set.of(
            EmailAccountService.class,
            AccountConnections.class,
            Leases.class,
            IntakeService.class,
            ImportRunService.class,
            InquiryService.class,
            RunningImport.class,
            Platforms.class);

    <T> void mark(@Observes ProcessAnnotatedType<T> type) {
        if (COLLABORATORS.contains(type.getAnnotatedType().getJavaClass())) {
            type.configureAnnotatedType().add(new Throwing.Mark());
        }
    }
}
