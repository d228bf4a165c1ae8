package org.headgate.webhooks.api;

/**
 * What is sent again.
 *
 * @param replayed how many dead letters wait again, 10,000 at most
 * @param isComplete false where there are more in the range: ask again
 */
public record WebhookReplay(int replayed, boolean isComplete) {}
