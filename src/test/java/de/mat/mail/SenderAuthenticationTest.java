package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Absender bestätigt": what the receiving server says, and nothing that a sender can write. */
class SenderAuthenticationTest {

    private static final String FROM = "From: buyer-ab1cd2ef3gh4i@channel.machineseeker.com";
    private static final String RECEIVED = "Received: from out.example.org by mx.example.net with ESMTPS; date";
    private static final String FOREIGN = "Received: from laptop by mx.evil.example with ESMTP; date";
    private static final String PASSES = "Authentication-Results: mx.example.net; dmarc=pass";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dmarc=pass",
                "dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=channel.machineseeker.com",
                "spf=fail smtp.mailfrom=x@bounce.example; DMARC = Pass header.from=CHANNEL.machineseeker.com",
                "dkim=pass header.d=channel.machineseeker.com",
                "dkim=pass header.i=@machineseeker.com header.s=s1 header.b=\"abc/+=\"",
                "dkim=pass (2048-bit key; unprotected) header.d=machineseeker.com; dmarc=none",
                "spf=pass smtp.mailfrom=SRS0=aB=cd=example.org=x@mx.example.net; dmarc=pass",
                "dkim=fail reason=\"bad signature; body\" header.d=list.example; dkim/1=pass header.d=machineseeker.com",
                "arc=none; auth=pass smtp.auth=x; dmarc=pass"
            })
    void isConfirmed(String results) throws Exception {
        assertTrue(confirms(RECEIVED, "Authentication-Results: mx.example.net; " + results));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "",
                "dmarc=fail",
                "dmarc=none",
                "dmarc=temperror",
                "dmarc=pass; dmarc=fail",
                "dmarc=fail; dkim=pass header.d=machineseeker.com",
                "dmarc=pass header.from=evil.example",
                "spf=pass smtp.mailfrom=channel.machineseeker.com",
                "dkim=pass",
                "dkim=fail header.d=machineseeker.com",
                "dkim=pass header.d=evil.example",
                "dkim=pass header.d=com",
                "dkim=pass header.d=xmachineseeker.com",
                "dkim=pass header.d=buyer.channel.machineseeker.com",
                "spf=none (dmarc=pass; dmarc=pass)",
                "spf=none smtp.mailfrom=\"x; dmarc=pass\"@evil.example",
                "spf=none smtp.mailfrom==?utf-8?Q?x=3B_dmarc=3Dpass?=@evil.example",
                "spf=none smtp.mailfrom=x@(evil.example; dmarc=pass",
                "spf=none smtp.mailfrom=x) ; dmarc=pass",
                "spf=none smtp.mailfrom=\"x; dmarc=pass",
                "spf=none words that are no property; dmarc=pass",
                "=; dmarc=pass"
            })
    void isNotConfirmed(String results) throws Exception {
        assertFalse(confirms(RECEIVED, "Authentication-Results: mx.example.net; " + results));
    }

    /** Lines on top of the mail. */
    static Stream<List<String>> believed() {
        return Stream.of(
                List.of(PASSES, RECEIVED),
                List.of("Authentication-Results: any.provider.example; dmarc=pass", RECEIVED, FOREIGN),
                List.of(RECEIVED, PASSES),
                List.of(RECEIVED, "Authentication-Results: example.net 1; dmarc=pass"),
                List.of(RECEIVED, "Authentication-Results:\r\n mx2.example.net;\r\n\tdmarc=pass"),
                List.of("Received: by 2002:a05:6a10:1 with SMTP id x; date", RECEIVED, PASSES),
                List.of("Received: from mx.example.net by store.example.net with LMTP; date", PASSES, RECEIVED),
                List.of(RECEIVED, PASSES, "Authentication-Results: mx.example.net; dmarc=fail"));
    }

    @ParameterizedTest
    @MethodSource("believed")
    void believesTheServerThatReceivedTheMail(List<String> trace) throws Exception {
        assertTrue(confirms(trace.toArray(String[]::new)));
    }

    static Stream<List<String>> notBelieved() {
        return Stream.of(
                List.of(),
                List.of(PASSES),
                List.of(RECEIVED, "Authentication-Results: mx.evil.example; dmarc=pass"),
                List.of(RECEIVED, FOREIGN, "Authentication-Results: mx.evil.example; dmarc=pass"),
                List.of(RECEIVED, "Authentication-Results: mx.evil.example; dmarc=none", PASSES),
                List.of(RECEIVED, "Authentication-Results: mx.example.net; dmarc=fail", PASSES),
                List.of(RECEIVED, "Authentication-Results: net; dmarc=pass"),
                List.of(RECEIVED, "ARC-Authentication-Results: i=1; mx.example.net; dmarc=pass"),
                List.of(
                        "Received: (qmail 1 invoked by uid 0); date",
                        RECEIVED,
                        "Authentication-Results: 0; dmarc=pass"));
    }

    @ParameterizedTest
    @MethodSource("notBelieved")
    void believesNobodyElse(List<String> trace) throws Exception {
        assertFalse(confirms(trace.toArray(String[]::new)));
    }

    @Test
    void aMailOfSeveralSendersOrOfNoneIsNotConfirmed() throws Exception {
        assertFalse(SenderAuthentication.confirms(read(RECEIVED, PASSES, "From: a@example.com, b@example.com")));
        assertFalse(SenderAuthentication.confirms(read(RECEIVED, PASSES, "Subject: x")));
        assertFalse(SenderAuthentication.confirms(read(RECEIVED, PASSES, "From: x@example.com", FROM)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b ", "(", "\"", ";", "dkim=pass ", " ", "x=\"y\" ", "\\(\\", "a.b=c; d=e f=g; "})
    void endlessResultsAreReadInTime(String part) {
        String results = "Authentication-Results: mx.example.net; " + part.repeat(400_000 / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertFalse(confirms(RECEIVED, results)));
    }

    @Test
    void theReaderKeepsWhatTheServerSaysUndecoded() throws Exception {
        assertEquals(
                "mx.example.net; spf=pass smtp.mailfrom==?utf-8?Q?x?=",
                read(RECEIVED, "Authentication-Results: mx.example.net;\r\n spf=pass smtp.mailfrom==?utf-8?Q?x?=", FROM)
                        .authenticationResults()
                        .get(0));
    }

    private static boolean confirms(String... trace) throws MailFormatException {
        return SenderAuthentication.confirms(
                read(Stream.concat(Stream.of(trace), Stream.of(FROM)).toArray(String[]::new)));
    }

    private static ReceivedMail read(String... headers) throws MailFormatException {
        return MailReader.read(
                (String.join("\r\n", headers) + "\r\n\r\nGuten Tag\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
