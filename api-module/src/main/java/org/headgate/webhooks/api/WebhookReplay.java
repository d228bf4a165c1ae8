package org.headgate.webhooks.api;

/**
 * The result of a replay.
 *
 * @param replayed how many dead letters wait again, 10,000 at most
 * @param isComplete false where there are more in the range: ask again
 */
public record WebhookReplay(int replayed, boolean isComplete) {}
