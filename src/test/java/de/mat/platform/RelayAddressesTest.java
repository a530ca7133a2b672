package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses are a platform's. */
class RelayAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "buyer-ab1cd2ef3gh4i@channel.machineseeker.com, true",
        "' Buyer-ab1cd2ef3gh4i@Channel.Machineseeker.COM', true",
        "info@mail.machineseeker.com, true",
        "support@mail.machineseeker.com, false",
        "x@channel.machineseeker.com.evil.example, false",
        "channel.machineseeker.com@example.com, false",
        "ana@example.com, false",
        "'', false"
    })
    void areThoseThatAPlatformWritesFromWhetherItIsImportedOrNot(String address, boolean isRelay) {
        try (TestDatabase database = TestDatabase.open()) {
            long id = database.compute(entityManager ->
                    new PlatformService(entityManager).all().get(0).getId());
            database.run(entityManager -> new PlatformService(entityManager).deactivate(id));

            RelayAddresses relays =
                    database.compute(entityManager -> new PlatformService(entityManager).relayAddresses());

            assertEquals(isRelay, relays.include(address));
        }
    }
}
