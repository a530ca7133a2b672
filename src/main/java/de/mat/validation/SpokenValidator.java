package de.mat.validation;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;

/** Makes a validator that speaks a given language: the container's speaks that of the server. */
public final class SpokenValidator {

    private SpokenValidator() {}

    /** One that speaks that language. */
    public static Validator of(ValidatorFactory validators, Locale language) {
        MessageInterpolator texts = validators.getMessageInterpolator();
        return validators
                .usingContext()
                .messageInterpolator(new MessageInterpolator() {
                    @Override
                    public String interpolate(String template, Context context) {
                        return texts.interpolate(template, context, language);
                    }

                    @Override
                    public String interpolate(String template, Context context, Locale locale) {
                        return texts.interpolate(template, context, locale);
                    }
                })
                .getValidator();
    }
}
