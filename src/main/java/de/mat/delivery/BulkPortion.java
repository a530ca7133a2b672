package de.mat.delivery;

import java.util.List;

/**
 * What a sender got of the bulk mail. Public, because the container's proxies give it back.
 *
 * @param messages none when all were held back by who caused them
 * @param last nothing more is due
 * @param probing whether the server has asked for patience and has taken nothing since
 */
public record BulkPortion(List<ClaimedBulk> messages, boolean last, boolean probing) {

    static final BulkPortion NOTHING = new BulkPortion(List.of(), true, false);
}
