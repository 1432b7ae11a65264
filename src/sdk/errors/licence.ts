import { type Sentences } from "./sentences.js";

/** The errors of LicenseRegistry: what is granted, fees, access rights, sub-licences, a licence's life. */
export const licence: Sentences = {
  LicenceKindWrong: [
    "A licence of kind {kind} cannot be granted so. Choose ordinary, sole or exclusive, or an access right of a party.",
    "不能以此方式授予“{kind}”。请选择普通、排他、独占许可，或缔约方的访问权。",
  ],
  LicenceAssetEnded: ["{asset} is {status}: nothing of it can be licensed.", "{asset}{status}，不能再许可。"],
  LicenceAssetPledged: [
    "{asset} is pledged. Cite the pledgee's consent in the terms.",
    "{asset}已质押，请在条款中引用质权人的同意。",
  ],
  LicenceLicenseeWrong: [
    "A licence has one licensee: a member ({licensee}) or an outside counterparty ({counterparty}). Name one of them.",
    "许可须有且仅有一名被许可人：成员（{licensee}）或外部相对方（{counterparty}）。请填写其一。",
  ],
  LicenceToItself: [
    "{member} would grant itself a licence. An owner uses its asset without one.",
    "{member}不能许可自己；权利人自行实施无需许可。",
  ],
  LicenceTerritoryUnknown: [
    "The territory {territory|hex} names no country, or one that does not exist. Use codes of ISO 3166.",
    "地域 {territory|hex} 未含国家，或含不存在的国家。请使用 ISO 3166 代码。",
  ],
  LicenceFieldsUnknown: [
    "The fields {fields|hex} name no use, or a division that does not exist. Use divisions of ISIC Rev. 4.",
    "领域 {fields|hex} 未含用途，或含不存在的门类。请使用 ISIC 第 4 版门类。",
  ],
  LicenceDaysWrong: [
    "The licence would run from {from} to {until}; today is {today}. It must end after it begins, and not be over.",
    "许可期限为 {from} 至 {until}，今日为 {today}。期限须有效且尚未届满。",
  ],
  LicenceTextMissing: [
    "The digest of a document is missing that this licence must cite: its sealed contract.",
    "缺少许可必须引用的文件摘要：已盖章的许可合同。",
  ],
  LicenceUseByWrong: [
    "The licence must be used by {useBy}, which is outside its days, or nothing is reported by which one could tell. Correct it.",
    "许可须在 {useBy} 前实施，该日不在许可期内，或未约定报告。请更正。",
  ],
  LicenceOverlaps: [
    "{other} of {asset} is sole or exclusive in the same field, territory and time. Change the scope, or wait for its end.",
    "{asset}的{other}在相同领域、地域和期间为排他或独占许可。请调整范围，或待其终止。",
  ],
  LicenceListFull: [
    "{asset} has {most} sole and exclusive licences, as many as there can be. End those that are over.",
    "{asset}的排他与独占许可已达 {most} 项上限，请先终止已到期者。",
  ],
  LicenceCurrencyMissing: [
    "Something is to be paid or reported, and no currency is named.",
    "约定了付款或报告而未写明币种，请补充。",
  ],
  LicenceReportMonthsWrong: [
    "Periods of {months} months do not divide a year, or reports lack a base, or a base reports. Choose 1, 2, 3, 4, 6 or 12.",
    "报告周期 {months} 个月不能整除一年，或报告与计费基础不匹配。请选择 1、2、3、4、6 或 12。",
  ],
  LicenceReportsMissing: [
    "A running fee or a ceiling needs reports. Agree on them.",
    "提成费或上限须以报告为基础，请约定报告周期。",
  ],
  LicenceStepWrong: [
    "Step {step|place} of the rates does not begin above the one before it (the first at 0), or there are too many.",
    "费率第 {step|place} 档的起点未高于前一档（首档应为 0），或档数过多。",
  ],
  LicenceRateTooHigh: [
    "A rate of {rate|rate} is above the whole. Choose at most 100 %.",
    "费率 {rate|rate} 超过全部，最高为 100 %。",
  ],
  LicenceInstalmentWrong: [
    "Instalment {instalment|place} is of nothing, due before the one before it, or too much. Correct it.",
    "第 {instalment|place} 期付款金额为零、早于前一期，或过大。请更正。",
  ],
  LicencePurposeWrong: [
    "The purpose is {purpose}: access rights have one, other licences have none.",
    "用途为“{purpose}”：访问权须有用途，其他许可不填。",
  ],
  LicenceProjectWrong: [
    "{project} is not the project of the asset. Access rights name it, other licences name none.",
    "{project}并非该资产的项目。访问权须写明项目，其他许可不填。",
  ],
  LicenceAccessNotFree: [
    "Access for implementing a project is free of charge (R25). Take the fees out.",
    "为实施项目的访问权免费（R25），请删除费用。",
  ],
  LicenceFairnessMissing: [
    "Access for exploitation cites the record that its conditions are fair and reasonable (R25). Cite it.",
    "为利用成果的访问权须引用“公平合理条件”的记录（R25），请补充。",
  ],
  LicenceAccessOver: [
    "Access under {project} is possible until {last}. Grant an ordinary licence instead.",
    "{project}下的访问权截至 {last}。请改为普通许可。",
  ],
  LicenceHeadWrong: [
    "{head|licence} is not the licence that this one could be granted under.",
    "{head|licence}不能作为本许可的上级许可。",
  ],
  LicenceSubLicencesNotAllowed: [
    "Under {head|licence} no licences may be granted: it, or the agreement's rules, do not allow it.",
    "{head|licence}或协议规则不允许再许可。",
  ],
  LicenceBeyondHead: [
    "The licence goes beyond {head|licence} in kind, territory, field or time. Keep within it.",
    "许可在方式、地域、领域或期限上超出{head|licence}，请限于其范围内。",
  ],
  LicenceUnknown: ["There is no {licence}. Check the number.", "{licence}不存在，请核对编号。"],
  LicenceOutsideAgreements: [
    "{licence} is of an asset outside every agreement: its income enters none.",
    "{licence}的资产不属于任何协议，其收入不进入协议。",
  ],
  LicenceTermsMismatch: [
    "The terms handed in ({given}) are not those of {licence} ({stored}). Take them from its grant.",
    "所交条款（{given}）与{licence}（{stored}）不符。请使用授予时的条款。",
  ],
  LicenceNotRunning: ["{licence} does not run: it is {status}.", "{licence}不在履行中：{status}。"],
  LicenceRuns: [
    "{licence} goes on: its days are not over, its asset stands, its head runs.",
    "{licence}仍在履行：期限未满，资产有效，上级许可有效。",
  ],
  LicenceNotParty: [
    "{member} is neither the licensor of {licence} nor an owner who may do this.",
    "{member}既非{licence}的许可人，也非可办理此事的权利人。",
  ],
  LicenceNothingToReport: [
    "{licence} has no period left to report, or none was agreed.",
    "{licence}没有待报告的期间，或未约定报告。",
  ],
  LicenceReportTooEarly: [
    "The period of {licence} ends on {last}. Report it after that day.",
    "{licence}的报告期间截至 {last}，请在此后报告。",
  ],
  LicenceEvidenceMissing: [
    "This cites the documents behind it. Give their digest.",
    "须引用所依据的文件，请提供摘要。",
  ],
  LicenceCeilingExceeded: [
    "The reports of {licence} would add up to {base|amount}; it covers {ceiling|amount}. Report up to that, and agree on another licence for the rest.",
    "{licence}的报告累计将达 {base|amount}，许可上限为 {ceiling|amount}。请在上限内报告，超出部分另订许可。",
  ],
  LicenceNothingOverdue: ["Nothing of {licence} is overdue by what is cited.", "按所引报告，{licence}没有逾期事项。"],
  LicenceReportUnknown: [
    "Report {report} of {licence} was not filed. Check the number.",
    "{licence}的第 {report} 次报告未提交，请核对编号。",
  ],
  LicenceCureRunning: [
    "{licence} can be made good until {cureUntil}. Wait until that day is over.",
    "{licence}的补救期至 {cureUntil}，请待其届满。",
  ],
  LicenceNothingNoticed: [
    "No notice is open for {licence}: none was given, or it was made good.",
    "{licence}没有未了结的催告：未发出，或已补救。",
  ],
  LicenceInUse: [
    "{licence} is used, still in time, or not exclusive: it stays as it is.",
    "{licence}已实施、尚未到期，或并非排他、独占许可，维持不变。",
  ],
  LicenceCreditWrong: [
    "{amount} cannot be credited: it is nothing, or more than can be counted.",
    "不能减免 {amount}：金额为零，或超出计数上限。",
  ],
  LicenceMotionUnneeded: [
    "The owners need not agree here: leave motion {motion} out.",
    "此事项无需共有人同意，请勿填写征询 {motion}。",
  ],
  LicenceNotRail: [
    "{caller} is not the rail of this currency. Book the receipt through the rail.",
    "{caller} 不是该币种的结算通道。请通过结算通道登记收款。",
  ],
};
