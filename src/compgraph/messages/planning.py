"""Sentences of the planning room: what an order means, and what cannot be planned."""

SENTENCES = {
    "choice": (
        "這個順序是依「任務最早開通」這個目標算出來的選擇，不是職能基準的規定：職能基準並未規定學習的先後。",
        "This order follows from a choice of objective, opening tasks as early as possible; it is not a fact of "
        "the standard, which does not say what to learn first.",
    ),
    "objective": (
        "任務最早開通（earliest-unlock）：使各任務開通時間的加權總和最小",
        "earliest unlock: the least weighted sum of the times at which tasks open",
    ),
    "unknown-code": ("查無代碼「{code}」。", "There is no code “{code}”."),
    "nearest": ("是不是 {codes}？", "Did you mean {codes}?"),
    "not-an-amount": (
        "「{code}」的數值 {amount} 無法使用。",
        "The amount {amount} of “{code}” cannot be used.",
    ),
    "not-an-amount-remedy": (
        "時數與權重須為 0 以上的數字。",
        "Hours and weights are numbers from 0 upwards.",
    ),
    "unit-competencies": ("職能內涵項數", "competencies"),
    "unit-hours": ("小時", "hours"),
    "layer-asserted": ("文件明載", "asserted by the document"),
    "optimal": ("已證明為最佳", "proven to be optimal"),
    "not-optimal": (
        "目前找到的最佳順序，尚未證明為最佳；任何順序的成本都不低於下界",
        "the best order found, not proven to be optimal; no order costs less than the lower bound",
    ),
    "unique-yes": ("唯一", "the only one"),
    "unique-no": (
        "不唯一，另有成本相同的順序",
        "not the only one: other orders cost the same",
    ),
    "unique-unknown": ("未知", "not known"),
    "assumed-label": ("未給時數、各以 1 計的職能內涵", "Counted as 1, no hours given"),
    "cost": ("成本（各任務開通時間的加權總和）", "Cost (weighted sum of opening times)"),
    "lower-bound": ("下界", "Lower bound"),
    "proof": ("證明", "Proof"),
    "unique": ("唯一性", "Unique"),
    "document-order": ("文件順序的成本", "Document order costs"),
    "greedy": ("貪婪法的成本", "Greedy order costs"),
    "layers": ("依據", "Evidence"),
    "unit": ("時間單位", "Unit of time"),
    "standard": ("職能基準", "Standard"),
    "objective-label": ("目標", "Objective"),
    "have": ("已具備", "Already learnt"),
    "targets": ("目標任務", "Target tasks"),
    "step": ("順序", "Step"),
    "task": ("任務代碼", "Task"),
    "task-name": ("工作任務", "Task name"),
    "new": ("新增的職能內涵", "New competencies"),
    "time": ("新增時間", "Time"),
    "opens-at": ("開通時間（累計）", "Opens at"),
}
