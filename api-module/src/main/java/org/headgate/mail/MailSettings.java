package org.headgate.mail;

public record MailSettings(
    java.util.Optional<String> user, java.util.Optional<org.headgate.settings.Secret> password) {}
