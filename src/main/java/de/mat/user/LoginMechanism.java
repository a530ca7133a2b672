package de.mat.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;

/** How one signs in: by the form of our own login page, to which the container sends everybody who must sign in first. */
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = LoginNotice.PAGE, errorPage = "", useForwardToLogin = false))
@ApplicationScoped
public class LoginMechanism {}
