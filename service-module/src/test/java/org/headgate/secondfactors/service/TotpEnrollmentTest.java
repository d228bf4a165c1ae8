package org.headgate.secondfactors.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.headgate.common.identity.EmailAddress;
import org.headgate.secondfactors.api.TotpEnrollmentResponse;
import org.junit.jupiter.api.Test;

class TotpEnrollmentTest {

  private final TotpEnrollmentResponse form =
      TotpEnrollment.of(
          new TotpSecret("12345678901234567890".getBytes(StandardCharsets.US_ASCII)),
          "accounts.example.org",
          new EmailAddress("ada+test@example.org"));

  @Test
  void secretIsShownInBase32() {
    assertThat(form.secret()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }

  @Test
  void otpauthUriContainsAllParameters() {
    assertThat(form.otpauthUri())
        .isEqualTo(
            "otpauth://totp/accounts.example.org:ada%2Btest%40example.org"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=accounts.example.org"
                + "&algorithm=SHA1&digits=6&period=30");
  }

  @Test
  void qrCodeContainsTheOtpauthUri() throws Exception {
    byte[] png = Base64.getDecoder().decode(form.qrPng());
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);

    String read =
        new QRCodeReader()
            .decode(
                new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
            .getText();

    assertThat(read).isEqualTo(form.otpauthUri());
  }
}
