package de.mat.testing;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A bean of MAT that throws what it never should, when a test wants it to: {@link ThrowingBeans} marks it, {@link Throws} throws. */
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Throwing {

    /** The mark itself. */
    final class Mark extends AnnotationLiteral<Throwing> implements Throwing {

        private static final long serialVersionUID = 1L;
    }
}
