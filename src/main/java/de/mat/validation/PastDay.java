package de.mat.validation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The day is today or earlier where the dealer is ({@code mat.time-zone}), and not so long ago that it must be a slip of the hand.
 * {@code null} is valid.
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, FIELD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Constraint(validatedBy = PastDay.Validator.class)
public @interface PastDay {

    String message() default "{de.mat.validation.PastDay.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The first year that is accepted. */
    int fromYear() default 2000;

    /** Compares with the validator's clock. */
    class Validator implements ConstraintValidator<PastDay, LocalDate> {

        /** Null without a container: then the zone of the clock counts. */
        @Inject
        @ConfigProperty(name = "mat.time-zone")
        private ZoneId zone;

        private int fromYear;

        @Override
        public void initialize(PastDay constraint) {
            fromYear = constraint.fromYear();
        }

        @Override
        public boolean isValid(LocalDate day, ConstraintValidatorContext context) {
            Clock clock = context.getClockProvider().getClock();
            LocalDate today = LocalDate.now(zone == null ? clock : clock.withZone(zone));
            return day == null || day.getYear() >= fromYear && !day.isAfter(today);
        }
    }
}
