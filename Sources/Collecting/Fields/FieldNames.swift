/// Whether a field's name is an English one, or a word for it in another language.
func isField(_ name: String, called known: String) -> Bool { label(name) == known }

/// A field's name folded, in English where it is a known word of another language.
func label(_ name: String) -> String {
  let bare = withoutLeadingMark(name)
  return label(bare, folded: foldedKey(bare))
}

/// A name or a heading without the sign in front of it: `📌 Status`.
func withoutLeadingMark(_ text: String) -> String {
  guard let first = text.utf8.first, first >= 0x80 else { return text }
  let bare = text.unicodeScalars.drop { scalar in
    scalar == " " || !scalar.isASCII && !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
  }
  return bare.isEmpty ? text : String(bare)
}

/// A heading without the number in front of it: `1. Status`, `2.3 Date`.
func withoutNumber(_ heading: String) -> String {
  let number = heading.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
  let rest = heading.utf8.dropFirst(number.count)
  let isMarked = number.last.map { ".)".utf8.contains($0) } ?? false
  guard let first = number.first, (0x30...0x39).contains(first), rest.first == 0x20 || isMarked && !rest.isEmpty else {
    return heading
  }
  return withoutLeadingMark(trimmedText(rest.withText))
}

func label(_ name: String, folded: String) -> String {
  if let known = known(folded) { return known }
  // `状态 (Status)`, `Início (UTC)`: the name and its translation, or a remark.
  guard let bracket = name.utf8.firstIndex(where: { $0 == UInt8(ascii: "(") }), bracket != name.startIndex else {
    return folded
  }
  let bare = foldedKey(name[..<bracket])
  return known(bare) ?? (zoneBehind(name) == nil && !isAbbreviated(name) ? folded : bare)
}

/// `Time to detect (TTD)`.
private func isAbbreviated(_ name: String) -> Bool {
  let words = foldedWords(name)
  return words.count > 2 && words.last?.utf8.elementsEqual(words.dropLast().compactMap(\.utf8.first)) ?? false
}

/// The time zone in brackets behind a name: `Start time (UTC)`.
func zoneBehind(_ name: String) -> String? {
  guard name.utf8.last == UInt8(ascii: ")"), let open = name.utf8.lastIndex(of: UInt8(ascii: "(")) else { return nil }
  let zone = name.utf8[open...].dropFirst().dropLast().withText
  return MomentText.isZone(zone) ? zone : nil
}

private func known(_ folded: String) -> String? {
  translatedNames[folded]
    ?? (folded.utf8.allSatisfy { $0 < 0x80 } ? nil : plainNames[PlainLetters.text(folded.lowercased())])
}

private let plainNames = PlainLetters.table(translatedNames)

/// Names of fields in other languages, in lower case, without blanks.
let translatedNames: [String: String] = [
  "decisionstatus": "status", "adrstatus": "status",
  "статус": "status", "стан": "status", "состояние": "status", "estado": "status", "statut": "status",
  "stato": "status", "état": "status", "etat": "status", "durum": "status", "tila": "status", "stav": "status",
  "状态": "status", "狀態": "status", "ステータス": "status", "状態": "status", "상태": "status",
  "дата": "date", "fecha": "date", "datum": "date", "data": "date", "dato": "date", "tarih": "date",
  "päivämäärä": "date", "日期": "date", "日付": "date", "날짜": "date",
  "situação": "status", "trạngthái": "status", "decidido": "date", "決定日": "date", "作成日": "date", "更新日": "last updated",
  "оновлено": "last updated", "обновлено": "last updated", "決定者": "deciders", "учасники": "deciders",
  "замінює": "supersedes", "заменяет": "supersedes", "ersetzt": "supersedes", "remplace": "supersedes",
  "reemplaza": "supersedes", "sustituye": "supersedes", "substitui": "supersedes", "sostituisce": "supersedes",
  "vervangt": "supersedes", "zastępuje": "supersedes", "ersätter": "supersedes", "erstatter": "supersedes",
  "取代": "supersedes", "замінено": "superseded by", "заменено": "superseded by", "ersetztdurch": "superseded by",
  "abgelöstdurch": "superseded by", "remplacépar": "superseded by", "reemplazadopor": "superseded by",
  "substituídopor": "superseded by", "sostituitoda": "superseded by", "vervangendoor": "superseded by",
  "被取代": "superseded by", "рецензенти": "reviewers", "рецензенты": "reviewers", "рішенняухвалили": "deciders",
  "entscheider": "deciders", "décideurs": "deciders", "decisores": "deciders", "decisori": "deciders",
  "决策者": "deciders", "автор": "author", "власник": "owner", "відповідальний": "owner", "ответственный": "owner",
  "beslutningstagere": "deciders", "beslutningstakere": "deciders", "beslutsfattare": "deciders",
  "besluitnemers": "deciders", "beslissers": "deciders", "päättäjät": "deciders", "decydenci": "deciders",
  "osobydecyzyjne": "deciders", "rozhodli": "deciders", "kararvericiler": "deciders", "entscheidungsträger": "deciders",
  "entscheiderinnen": "deciders", "décideur": "deciders", "décisionnaires": "deciders", "decisorestécnicos": "deciders",
  "decidentes": "deciders", "decisor": "deciders", "tomadoresdedecisão": "deciders", "decididopor": "deciders",
  "responsablesdeladecisión": "deciders", "décidépar": "deciders", "entschiedenvon": "deciders",
  "意思決定者": "deciders", "決策者": "deciders", "决策人": "deciders", "결정자": "deciders", "의사결정자": "deciders",
  "лицапринимающиерешение": "deciders", "ктопринялрешение": "deciders", "принялирешение": "deciders",
  "決策日期": "date", "决策日期": "date", "创建日期": "date", "创建时间": "date", "決定日期": "date",
  "日付け": "date", "作成日時": "date", "datadadecisão": "date", "fechadedecisión": "date", "datedeladécision": "date",
  "дататвердження": "date", "датапринятия": "date", "datumbeslissing": "date",
  "作者": "author", "autor": "author", "auteur": "author", "auteurs": "authors", "autores": "authors",
  "autoren": "authors",
  "更新日期": "last updated", "更新时间": "last updated", "最終更新日": "last updated",
  "schweregrad": "severity", "gravité": "severity", "sévérité": "severity", "severidad": "severity",
  "gravedad": "severity", "severidade": "severity", "gravidade": "severity", "严重程度": "severity", "严重级别": "severity",
  "故障等级": "severity", "故障级别": "severity", "事件级别": "severity", "重大度": "severity", "深刻度": "severity",
  "심각도": "severity", "серьёзность": "severity", "критичность": "severity", "критичність": "severity",
  "ernst": "severity", "dauer": "duration", "durée": "duration", "duración": "duration", "duração": "duration",
  "tempototal": "duration", "durata": "duration", "duur": "duration", "持续时间": "duration", "故障时长": "duration",
  "длительность": "duration", "продолжительность": "duration", "тривалість": "duration",
  "beginn": "started", "début": "started", "inicio": "started", "início": "started", "inizio": "started",
  "начало": "started", "початок": "started", "开始时间": "started", "发生时间": "started", "故障开始时间": "started",
  "発生日時": "started", "発生時刻": "started", "발생시각": "started",
  "erkannt": "detected", "détecté": "detected", "détection": "detected", "detectado": "detected",
  "detección": "detected", "detecção": "detected", "обнаружено": "detected", "виявлено": "detected",
  "发现时间": "detected", "検知日時": "detected", "検知時刻": "detected",
  "mitigação": "mitigated", "mitigación": "mitigated", "mitigado": "mitigated",
  "behoben": "resolved", "résolu": "resolved", "resuelto": "resolved", "resolvido": "resolved",
  "resolvidoem": "resolved", "resolución": "resolved", "resolução": "resolved", "устранено": "resolved",
  "вирішено": "resolved", "усунуто": "resolved", "结束时间": "resolved", "恢复时间": "resolved", "解决时间": "resolved",
  "復旧日時": "resolved", "復旧時刻": "resolved", "解消日時": "resolved", "복구시각": "resolved",
  "verantwortlich": "owner", "propriétaire": "owner", "responsable": "owner", "负责人": "owner", "担当者": "owner",
].mapValues { foldedKey($0) }
