package io.ner4j.layout;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what only names a value, such as {@code Place of birth} or {@code birth_place}. */
final class FieldNames {

  private static final Set<String> WORDS =
      Set.of(
          ("account address age attn author bcc billing birth born boss branch buyer by cc ceo cell"
                  + " chair chairman city client co code company contact corporation country county"
                  + " created customer date deadline department dept description destination director"
                  + " district division e editor email employee employer entity family fax firm"
                  + " first from full gender given group head headquarters home host hq id"
                  + " institution job last lead location mail manager middle mobile name nationality"
                  + " note notes number office officer of org organisation organization origin owner"
                  + " parent participant participants partner person phone place position postcode"
                  + " postal president product project province publisher re recipient reference"
                  + " region residence responsible role school sender shipping signed site state"
                  + " status street subject supplier surname team tel telephone time title to town"
                  + " type university url user vendor venue visitor web website work zip"
                  + " abteilung adresse anschrift arbeitgeber betreff datum firma geburtsort kunde"
                  + " land nachname ort stadt strasse straße telefon unternehmen vorname von wohnort"
                  + " entreprise nom pays prénom prenom société societe ville"
                  + " apellido apellidos ciudad dirección direccion empresa nombre país pais"
                  + " azienda città citta cognome indirizzo nome paese"
                  + " 名字 姓名 公司 单位 單位 城市 地址 国家 國家 地点 地點 电话 電話 部门 部門 职务 職務 籍贯 籍貫 住址 邮箱")
              .split(" "));

  private static final Pattern PARTS = Pattern.compile("[\\s_-]+");

  private FieldNames() {}

  /** Whether every word of a name is one that names a value. */
  static boolean areWords(String name) {
    String words = name.toLowerCase(Locale.ROOT).strip();
    return !words.isEmpty() && List.of(PARTS.split(words, -1)).stream().allMatch(WORDS::contains);
  }

  /** Whether a key of JSON is such a name, or an identifier that starts with a small letter. */
  static boolean areKey(String key) {
    boolean small = !key.isEmpty() && key.charAt(0) >= 'a' && key.charAt(0) <= 'z';
    for (int i = 0; i < key.length() && small; i++) {
      char c = key.charAt(i);
      small = c < 128 && (Character.isLetterOrDigit(c) || "_.-$".indexOf(c) >= 0);
    }
    return small || areWords(key);
  }
}
