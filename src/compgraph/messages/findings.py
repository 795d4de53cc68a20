"""Words about findings, wherever they are shown."""

SENTENCES = {
    "severity-violation": ("違規", "violation"),
    "severity-warning": ("提醒", "warning"),
    "severity-info": ("資訊", "info"),
}
