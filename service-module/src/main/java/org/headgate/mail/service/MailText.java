package org.headgate.mail.service;

/** A subject and a plain text. */
public record MailText(String subject, String body) {

  /** Without the text, which may hold a code. */
  @Override
  public String toString() {
    return "MailText[" + subject + "]";
  }
}
